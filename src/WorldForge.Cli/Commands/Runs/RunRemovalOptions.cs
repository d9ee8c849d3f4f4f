using System.CommandLine;

namespace WorldForge.Cli.Commands.Runs;

/// <summary>What <c>runs cleanup</c> and <c>runs prune</c> share.</summary>
internal sealed class RunRemovalOptions
{
    private readonly Option<bool> _trash = new("--trash") { Description = "Move runs to .trash of the workspace instead of deleting them." };
    private readonly Option<string[]> _citedBy = new("--cited-by")
    {
        HelpName = "PATH",
        Description = "Evidence outside the workspace; the runs that it names stay. Repeat it for several.",
        DefaultValueFactory = static _ => [],
    };

    public void AddTo(Command command)
    {
        command.Add(_trash);
        command.Add(_citedBy);
    }

    public bool ToTrash(ParseResult parsed) => parsed.GetValue(_trash);

    public IReadOnlyList<string> Evidence(CliContext context, ParseResult parsed) => [.. parsed.GetRequiredValue(_citedBy).Select(context.PathOf)];
}
