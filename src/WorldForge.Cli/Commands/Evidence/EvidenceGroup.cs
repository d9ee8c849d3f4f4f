namespace WorldForge.Cli.Commands.Evidence;

/// <summary><c>worldforge evidence</c>: one line per subcommand.</summary>
internal sealed class EvidenceGroup : CommandGroup
{
    public EvidenceGroup(CliContext context)
        : base(context, "evidence", "Evidence bundles over preserved runs.")
    {
        Add(new EvidenceBundleCommand(context));
    }
}
