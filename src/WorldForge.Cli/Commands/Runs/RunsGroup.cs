namespace WorldForge.Cli.Commands.Runs;

/// <summary><c>worldforge runs</c>: one line per subcommand.</summary>
internal sealed class RunsGroup : CommandGroup
{
    public RunsGroup(CliContext context)
        : base(context, "runs", "Preserved runs: list, look at, compare, bundle and clean up.")
    {
    }
}
