namespace WorldForge.Cli.Commands.Provider;

/// <summary><c>worldforge provider</c>: one line per subcommand.</summary>
internal sealed class ProviderGroup : CommandGroup
{
    public ProviderGroup(CliContext context)
        : base(context, "provider", "Providers: list, health, contract evidence and pages.")
    {
        Add(new ProviderScaffoldCommand(context));
    }
}
