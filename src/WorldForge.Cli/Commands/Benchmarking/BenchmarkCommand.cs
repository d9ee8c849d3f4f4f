using System.CommandLine;
using WorldForge.Benchmarking;
using WorldForge.Benchmarking.Comparison;
using WorldForge.Cli.Options;
using WorldForge.Cli.Output;
using WorldForge.Reports;
using WorldForge.Runs;

namespace WorldForge.Cli.Commands.Benchmarking;

/// <summary><c>worldforge benchmark</c>: measures the operations of providers, judges them by budgets and by a baseline.</summary>
internal sealed class BenchmarkCommand : CliCommand
{
    private static readonly string[] Formats = [ReportFormats.Markdown, ReportFormats.Json, ReportFormats.Csv, ReportFormats.Html];

    private readonly Option<string> _format = Flags.Format(ReportFormats.Markdown, Formats);
    private readonly BenchmarkRequestOptions _request;
    private readonly PresetOptions _presets;
    private readonly ComparisonOptions _comparison;
    private readonly Option<string?> _profile = Flags.Profile();
    private readonly Option<string> _stateDirectory = Flags.StateDirectory();
    private readonly Option<string?> _workspace = Flags.RunWorkspace();
    private readonly Option<string?> _baseline = new(BenchmarkFlags.Baseline)
    {
        HelpName = "RUN",
        Description = "Compare with this preserved run (id or folder) or report file.",
    };

    public BenchmarkCommand(CliContext context)
        : base(context, "benchmark", "Measure provider operations, and judge them by budgets and a baseline.")
    {
        _request = new BenchmarkRequestOptions(context);
        _presets = new PresetOptions();
        _comparison = new ComparisonOptions(context);
        _request.AddTo(this);
        Add(_format);
        Add(_profile);
        Add(_stateDirectory);
        Add(_workspace);
        _presets.AddTo(this);
        Add(_baseline);
        _comparison.AddTo(this);
        Add(new BenchmarkCompareCommand(context));
        Add(new BenchmarkSelfCheckCommand(context));
        Add(new BenchmarkCalibrateCommand(context));
    }

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        _presets.CheckExclusive(parsed);
        ProfileDefaults defaults = ProfileDefaults.Read(Context, parsed, _profile);
        string format = defaults.Format(_format, Formats);
        if (_presets.Listing(parsed, format, Context.Environment) is { } listing)
        {
            await Context.PrintAsync(listing);
            return ExitCode.Success;
        }

        BenchmarkPresetRun? preset = _presets.Chosen(parsed, Context.Environment);
        if (preset is not null && _request.Overridden(parsed) is { Length: > 0 } overridden)
        {
            await Context.WarnAsync($"the preset {preset.Preset.Name} overrides {string.Join(", ", overridden)}.");
        }

        if (preset is { SkipReason: { } reason, MaySkip: false })
        {
            throw new WorldForgeException(FaultCodes.ProviderUnconfigured, $"The benchmark preset '{preset.Preset.Name}' cannot run here: {reason}.");
        }

        BenchmarkOutcome outcome = await RunAsync(parsed, defaults, preset, format, cancellationToken);
        await Context.PrintAsync(outcome.Render(format));
        return !outcome.Passed ? ExitCode.Failure
            : outcome.Comparison is { } comparison ? _comparison.ExitOf(parsed, comparison.Verdict)
            : ExitCode.Success;
    }

    private async Task<BenchmarkOutcome> RunAsync(
        ParseResult parsed,
        ProfileDefaults defaults,
        BenchmarkPresetRun? preset,
        string format,
        CancellationToken cancellationToken)
    {
        string? workspace = defaults.Of(_workspace, defaults.Profile?.RunWorkspace ?? defaults.Profile?.WorkspaceDirectory);
        RunStore? store = workspace is null ? null : new RunStore(Context.PathOf(workspace), Context.Time);
        string stateDirectory = defaults.Of(_stateDirectory, defaults.Profile?.StateDirectory);
        (BenchmarkRequest request, BenchmarkBudgets? budgets) = preset is null
            ? _request.Read(parsed, defaults)
            : (preset.Request with { MachineClass = MachineClass.Current(Context.Environment) }, preset.Budgets);
        request = request with
        {
            RuntimeManifests = BenchmarkRequestOptions.Manifests(request.Providers),
            Command = RecordedBenchmark.Of(request, preset, defaults.Label, format, Context.Display(stateDirectory), BaselineText(parsed)),
        };
        string command = RunCommands.Quote(request.Command);
        if (preset is { SkipReason: { } reason })
        {
            BenchmarkOutcome skipped = BenchmarkOutcome.Skipped(preset.Preset, reason);
            return await KeepAsync(
                store, BenchmarkPreservation.Start(preset.Preset, command, defaults.Profile?.Provenance), _ => Task.FromResult(skipped), cancellationToken);
        }

        ComparisonPlan? plan = Baseline(parsed, workspace, request.MachineClass);
        BenchmarkEvents events = new();
        await using Forge forge = Context.CreateForge(
            stateDirectory, options => options with { EventHandler = events, RequestPreset = defaults.Profile?.RequestPreset });
        BenchmarkHarness harness = new(forge, events, Context.Time);
        long calls = harness.Check(request);
        return await KeepAsync(
            store,
            BenchmarkPreservation.Start(request, command, defaults.Profile?.Provenance),
            async token =>
            {
                BenchmarkReport report = await BenchmarkProgress.RunAsync(Context, CanShowProgress(parsed), harness, request, calls, token);
                BenchmarkOutcome outcome = BenchmarkOutcome.Of(report, budgets);
                return plan is null ? outcome : outcome.ComparedWith(plan.Baseline, plan.Noise, plan.Rules);
            },
            cancellationToken);
    }

    private static async Task<BenchmarkOutcome> KeepAsync(
        RunStore? store, RunStart start, Func<CancellationToken, Task<BenchmarkOutcome>> work, CancellationToken cancellationToken) =>
        store is null ? await work(cancellationToken) : (await BenchmarkPreservation.RunAsync(store, start, work, cancellationToken)).Outcome;

    private string? BaselineText(ParseResult parsed) => parsed.GetValue(_baseline) is { } reference
        ? RunId.TryParse(reference, out _) ? reference : Context.Display(reference)
        : null;

    // Read before anything runs, so that a wrong path costs nothing.
    private ComparisonPlan? Baseline(ParseResult parsed, string? workspace, MachineClass machine)
    {
        if (parsed.GetValue(_baseline) is not { } reference)
        {
            return null;
        }

        string folder = Context.PathOf(workspace ?? RunStore.DefaultDirectory);
        return new ComparisonPlan(
            _comparison.Report(reference, folder), _comparison.Noise(parsed, folder, machine), _comparison.Rules(parsed));
    }

    private sealed record ComparisonPlan(BenchmarkReport Baseline, NoiseProfile? Noise, ComparisonRules Rules);
}
