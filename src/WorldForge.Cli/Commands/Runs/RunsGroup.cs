namespace WorldForge.Cli.Commands.Runs;

/// <summary><c>worldforge runs</c>: one line per subcommand.</summary>
internal sealed class RunsGroup : CommandGroup
{
    public RunsGroup(CliContext context)
        : base(context, "runs", "Preserved runs: list, look at, compare, bundle and clean up.")
    {
        Add(new RunsListCommand(context));
        Add(new RunsIndexCommand(context));
        Add(new RunsShowCommand(context));
        Add(new RunsCompareCommand(context));
        Add(new RunsDoctorCommand(context));
        Add(new RunsCleanupCommand(context));
        Add(new RunsPruneCommand(context));
        Add(new RunsBundleCommand(context));
        Add(new RunsVerifyBundleCommand(context));
    }
}
