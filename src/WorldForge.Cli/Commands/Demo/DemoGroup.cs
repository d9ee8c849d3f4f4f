namespace WorldForge.Cli.Commands.Demo;

/// <summary><c>worldforge demo</c>: one line per subcommand.</summary>
internal sealed class DemoGroup : CommandGroup
{
    public DemoGroup(CliContext context)
        : base(context, "demo", "Checkout-safe demos of real adapters with deterministic runtimes.")
    {
    }
}
