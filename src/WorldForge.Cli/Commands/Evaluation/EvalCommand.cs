using System.Collections.Immutable;
using System.CommandLine;
using WorldForge.Cli.Options;
using WorldForge.Cli.Output;
using WorldForge.Cli.Terminal;
using WorldForge.Evaluation;
using WorldForge.Events;
using WorldForge.Evidence;
using WorldForge.Providers;
using WorldForge.Reports;
using WorldForge.Runs;

namespace WorldForge.Cli.Commands.Evaluation;

/// <summary><c>worldforge eval</c>: asks providers the scenarios of a suite and reports.</summary>
internal sealed class EvalCommand : CliCommand
{
    private static readonly string[] Formats = [ReportFormats.Markdown, ReportFormats.Json, ReportFormats.Csv, ReportFormats.Html];

    private readonly Option<string> _suite =
        Flags.Choice(EvalFlags.Suite, "The suite to run.", EvaluationSuite.BuiltinNames[0], [.. EvaluationSuite.BuiltinNames]);

    private readonly Option<string[]> _provider;
    private readonly Option<string?> _profile = Flags.Profile();
    private readonly Option<string> _format = Flags.Format(ReportFormats.Markdown, Formats);
    private readonly Option<string> _stateDirectory = Flags.StateDirectory();
    private readonly Option<string?> _workspace = Flags.RunWorkspace();
    private readonly Option<string[]> _datasets = new(EvalFlags.DatasetManifest)
    {
        HelpName = "PATH",
        Description = "A dataset manifest to cite in the provenance; repeat it for several.",
        DefaultValueFactory = static _ => [],
    };

    private readonly Option<int> _galleryCases = Flags.PositiveInt(
        EvalFlags.MaxGalleryCases, "Failed cases per provider that the report shows.", EvaluationRequest.DefaultGalleryCases);

    private readonly Option<int> _parallel = EvalFlags.MaxParallelOption();
    private readonly Option<bool> _noFail = new(EvalFlags.NoFail) { Description = "Exit 0 also when scenarios failed." };
    private readonly Option<bool> _listSuites = new("--list-suites") { Description = "List the suites with what they need, and end." };

    public EvalCommand(CliContext context)
        : base(context, "eval", "Run an evaluation suite against one or more providers.")
    {
        _provider = Flags.Providers(context, "mock");
        Add(_suite);
        Add(_provider);
        Add(_profile);
        Add(_format);
        Add(_stateDirectory);
        Add(_workspace);
        Add(_datasets);
        Add(_galleryCases);
        Add(_parallel);
        Add(_noFail);
        Add(_listSuites);
    }

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        ProfileDefaults defaults = ProfileDefaults.Read(Context, parsed, _profile);
        string format = defaults.Format(_format, Formats);
        if (parsed.GetValue(_listSuites))
        {
            await Context.PrintAsync(SuiteList.Render(format));
            return ExitCode.Success;
        }

        if (defaults.Profile is { Operations.IsEmpty: false })
        {
            await Context.WarnAsync("the operations of the profile are for benchmarks; eval takes none.");
        }

        EvaluationReport report = await RunAsync(parsed, defaults, format, cancellationToken);
        await Context.PrintAsync(Render(report, format));
        return report.Passed ? ExitCode.Success : await FailedAsync(report, parsed.GetValue(_noFail));
    }

    private static string Render(EvaluationReport report, string format) => format switch
    {
        ReportFormats.Json => report.ToJsonText(),
        ReportFormats.Csv => report.ToCsv(),
        ReportFormats.Html => report.ToHtml(),
        _ => report.ToMarkdown(),
    };

    private async Task<int> FailedAsync(EvaluationReport report, bool isIgnored)
    {
        int failed = report.Results.Length - report.PassedCount;
        await Context.WarnAsync(
            $"{failed} of {report.Results.Length} scenario results did not pass{(isIgnored ? "; exit status 0 because of --no-fail." : ".")}");
        return isIgnored ? ExitCode.Success : ExitCode.Failure;
    }

    private async Task<EvaluationReport> RunAsync(ParseResult parsed, ProfileDefaults defaults, string format, CancellationToken cancellationToken)
    {
        ProviderEventCounter events = new();
        string stateDirectory = defaults.Of(_stateDirectory, defaults.Profile?.StateDirectory);
        await using Forge forge = Context.CreateForge(
            stateDirectory, options => options with { EventHandler = events, RequestPreset = defaults.Profile?.RequestPreset });
        EvaluationRunner runner = new(EvaluationSuite.FromBuiltin(parsed.GetRequiredValue(_suite)), forge, Context.Time);
        EvaluationRequest request = await RequestAsync(parsed, defaults, cancellationToken);
        request = request with
        {
            EventCounter = events,
            Command = RecordedCommand.Of(
                runner.Suite,
                request,
                defaults.Label,
                parsed.GetRequiredValue(_datasets).Select(Context.Display),
                format,
                Context.Display(stateDirectory),
                parsed.GetValue(_noFail)),
        };
        return await LiveProgress.RunAsync(
            Context,
            CanShowProgress(parsed),
            "Evaluating",
            progress => ReportAsync(parsed, defaults, runner, request, progress, cancellationToken));
    }

    private async Task<EvaluationReport> ReportAsync(
        ParseResult parsed,
        ProfileDefaults defaults,
        EvaluationRunner runner,
        EvaluationRequest request,
        IProgress<ProgressStep> progress,
        CancellationToken cancellationToken)
    {
        int total = request.Providers.Length * runner.Suite.Scenarios.Length;
        int done = 0;
        if (defaults.Of(_workspace, defaults.Profile?.RunWorkspace ?? defaults.Profile?.WorkspaceDirectory) is not { } workspace)
        {
            return await runner.RunReportAsync(request, Show, cancellationToken);
        }

        RunStore store = new(Context.PathOf(workspace), Context.Time);
        PreservedEvaluation kept = await EvaluationPreservation.RunAsync(runner, request, store, defaults.Profile?.Provenance, Show, cancellationToken);
        return kept.Report;

        void Show(EvaluationResult result) => progress.Report(new ProgressStep(++done, total, $"{result.Provider} {result.Scenario}"));
    }

    private async Task<EvaluationRequest> RequestAsync(ParseResult parsed, ProfileDefaults defaults, CancellationToken cancellationToken)
    {
        string[] paths = parsed.GetRequiredValue(_datasets);
        ImmutableArray<DatasetReference>.Builder datasets = ImmutableArray.CreateBuilder<DatasetReference>(paths.Length);
        foreach (string path in paths)
        {
            datasets.Add(await EvaluationDatasets.ReadAsync(path, Context.Directory, cancellationToken));
        }

        string[] providers = defaults.Of(_provider, defaults.Profile?.Providers);
        return new EvaluationRequest
        {
            Providers = [.. providers],
            RuntimeManifests = providers.Distinct(StringComparer.Ordinal)
                .Select(static name => (Name: name, Manifest: RuntimeManifests.Find(name)))
                .Where(static found => found.Manifest is not null)
                .ToImmutableSortedDictionary(static found => found.Name, static found => found.Manifest!.Id, StringComparer.Ordinal),
            DatasetManifests = datasets.ToImmutable(),
            MaxGalleryCases = parsed.GetValue(_galleryCases),
            MaxParallel = parsed.GetValue(_parallel),
        };
    }
}
