namespace WorldForge.Cli.Commands.Demo;

/// <summary><c>worldforge demo</c>: one line per subcommand.</summary>
internal sealed class DemoGroup : CommandGroup
{
    public DemoGroup(CliContext context)
        : base(context, "demo", "Checkout-safe demos of real adapters with deterministic runtimes.")
    {
        Add(new DemoCommand(context, DemoCommand.LeWorldModel, "Score planning with the LeWorldModel adapter over a deterministic cost."));
        Add(new DemoCommand(context, DemoCommand.LeRobot, "Policy and score planning with the LeRobot adapter over a deterministic policy."));
    }
}
