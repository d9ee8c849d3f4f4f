namespace WorldForge.Cli.Commands.Smoke;

/// <summary><c>worldforge smoke</c>: one line per subcommand.</summary>
internal sealed class SmokeGroup : CommandGroup
{
    public SmokeGroup(CliContext context)
        : base(context, "smoke", "Smokes of optional runtimes on a prepared host.")
    {
        Add(new CosmosPolicySmokeCommand(context));
        Add(new GrootSmokeCommand(context));
        Add(new LeRobotSmokeCommand(context));
        Add(new LeWorldModelSmokeCommand(context));
        Add(new JepaWmsSmokeCommand(context));
    }
}
