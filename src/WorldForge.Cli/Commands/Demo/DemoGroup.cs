using WorldForge.Providers.Demos;

namespace WorldForge.Cli.Commands.Demo;

/// <summary><c>worldforge demo</c>: one line per subcommand.</summary>
internal sealed class DemoGroup : CommandGroup
{
    public DemoGroup(CliContext context)
        : base(context, "demo", "Checkout-safe demos of real adapters with deterministic runtimes.")
    {
        Add(new DemoCommand(context, "leworldmodel", "Score planning with the LeWorldModel adapter over a deterministic cost.", LeWorldModelDemo.RunAsync));
        Add(new DemoCommand(context, "lerobot", "Policy and score planning with the LeRobot adapter over a deterministic policy.", LeRobotDemo.RunAsync));
    }
}
