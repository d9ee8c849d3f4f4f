using System.CommandLine;
using WorldForge.Capabilities;
using WorldForge.Cli.Completion;
using WorldForge.Runs;
using WorldForge.Runs.History;

namespace WorldForge.Cli.Commands.Runs;

/// <summary>The six filters of <c>runs list</c> and <c>runs index</c>, and whether the index cache may be used.</summary>
internal sealed class RunFilterOptions
{
    private readonly Option<string?> _provider = Filter("--provider", "NAME", "Only runs whose provider's name holds this text.");
    private readonly Option<string?> _capability = Filter("--capability", "NAME", "Only runs that used this capability.");
    private readonly Option<string?> _status = Filter("--status", "STATUS", "Only runs of this status.");
    private readonly Option<string?> _createdFrom = Filter("--created-from", "DATE", "Only runs of this day (YYYY-MM-DD) or later.");
    private readonly Option<string?> _createdTo = Filter("--created-to", "DATE", "Only runs of this day (YYYY-MM-DD) or earlier.");
    private readonly Option<string?> _artifactType = Filter("--artifact-type", "TYPE", "Only runs with a shareable artifact of this label or suffix.");
    private readonly Option<bool> _noCache = new("--no-cache") { Description = "Read every manifest, without the index cache." };

    public void AddTo(Command command, CliContext context)
    {
        _provider.CompletionSources.Add(Completions.Providers(context));
        _capability.CompletionSources.Add(Completions.Of(static () => CapabilityNames.All.Select(static capability => capability.ToWireName())));
        _status.CompletionSources.Add(Completions.Of(static () =>
            [RunStatus.Running, RunStatus.Completed, RunStatus.Passed, RunStatus.Failed, RunStatus.Skipped, RunStatus.Cancelled, RunStatus.Stale]));
        _artifactType.CompletionSources.Add(Completions.Of(static () => ["json", "jsonl", "md", "csv", "txt", "html"]));
        foreach (Option option in new Option[] { _provider, _capability, _status, _createdFrom, _createdTo, _artifactType, _noCache })
        {
            command.Add(option);
        }
    }

    public RunFilter Read(ParseResult parsed) => RunFilter.Of(
        parsed.GetValue(_provider),
        parsed.GetValue(_capability),
        parsed.GetValue(_status),
        parsed.GetValue(_createdFrom),
        parsed.GetValue(_createdTo),
        parsed.GetValue(_artifactType));

    public RunHistory History(RunStore store, ParseResult parsed) => new(store) { UseCache = !parsed.GetValue(_noCache) };

    private static Option<string?> Filter(string name, string help, string description) => new(name) { HelpName = help, Description = description };
}
