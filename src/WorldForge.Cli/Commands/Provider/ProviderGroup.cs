namespace WorldForge.Cli.Commands.Provider;

/// <summary><c>worldforge provider</c>: one line per subcommand.</summary>
internal sealed class ProviderGroup : CommandGroup
{
    public ProviderGroup(CliContext context)
        : base(context, "provider", "Providers: list, health, contract evidence and pages.")
    {
        Add(new ProviderListCommand(context));
        Add(new ProviderInfoCommand(context));
        Add(new ProviderHealthCommand(context));
        Add(new ProviderContractCommand(context));
        Add(new ProviderDocsCommand(context));
        Add(new ProviderWorkbenchCommand(context));
        Add(new ProviderPromotionCommand(context));
        Add(new ProviderScaffoldCommand(context));
    }
}
