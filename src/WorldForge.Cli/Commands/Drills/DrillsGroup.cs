namespace WorldForge.Cli.Commands.Drills;

/// <summary><c>worldforge drills</c>: one line per subcommand.</summary>
internal sealed class DrillsGroup : CommandGroup
{
    public DrillsGroup(CliContext context)
        : base(context, "drills", "Operator failure drills: rehearse a failure and keep its evidence.")
    {
        Add(new DrillsListCommand(context));
        Add(new DrillsRunCommand(context));
    }
}
