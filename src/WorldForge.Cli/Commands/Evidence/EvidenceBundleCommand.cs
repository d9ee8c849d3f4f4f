using System.CommandLine;
using WorldForge.Bundles;
using WorldForge.Cli.Commands.Runs;
using WorldForge.Cli.Completion;
using WorldForge.Cli.Options;
using WorldForge.Cli.Output;
using WorldForge.Runs;

namespace WorldForge.Cli.Commands.Evidence;

/// <summary><c>worldforge evidence bundle</c>: the evidence of several runs in one folder.</summary>
internal sealed class EvidenceBundleCommand : CliCommand
{
    private readonly Option<string> _workspace = Flags.Workspace();
    private readonly Option<string[]> _runs = new("--run-id") { HelpName = "RUN_ID", Description = "A run; repeat it for several. All runs when absent." };
    private readonly BundleFlags _flags = new("Write the bundle to this folder instead of <workspace>/evidence-bundles/<timestamp>.");
    private readonly Option<bool> _noFixtures = new("--no-fixture-digests") { Description = "Leave out the digests of the data files that the tool carries." };
    private readonly Option<string> _format = Flags.Format("markdown", "markdown", "json");

    public EvidenceBundleCommand(CliContext context)
        : base(context, "bundle", "Copy the evidence of preserved runs into one folder, with digests, and a reason for every file left out.")
    {
        Add(_workspace);
        Add(_runs);
        _flags.AddTo(this);
        Add(_noFixtures);
        Add(_format);
        _runs.CompletionSources.Add(Completions.RunIds(context, _workspace));
    }

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        BundleRequest request = _flags.Request(Context, parsed, parsed.GetRequiredValue(_workspace)) with
        {
            Runs = [.. (parsed.GetValue(_runs) ?? []).Select(RunId.Parse)],
            IncludeFixtureDigests = !parsed.GetValue(_noFixtures),
        };
        bool isPreview = _flags.IsPreview(parsed);
        BundleResult result = isPreview ? EvidenceBundle.Preview(request, cancellationToken) : await EvidenceBundle.WriteAsync(request, cancellationToken);
        await (parsed.GetRequiredValue(_format) == "json"
            ? Context.PrintJsonAsync(isPreview ? result.Manifest.ToJson() : result.ToJson())
            : Context.PrintAsync(isPreview ? result.ToMarkdown() : Lines(result)));
        return await _flags.ExitAsync(Context, parsed, result);
    }

    private static string Lines(BundleResult result) =>
        $"bundle: {result.DisplayDirectory}\nmanifest: {result.ManifestPath}\nsummary: {result.SummaryPath}\n"
        + (result.DisplayArchive is { } archive ? $"archive: {archive}\n" : "")
        + $"safe to attach: {(result.Manifest.SafeToAttach ? "true" : "false")} ({result.Manifest.IncludedCount} included, {result.Manifest.ExcludedCount} excluded)\n";
}
