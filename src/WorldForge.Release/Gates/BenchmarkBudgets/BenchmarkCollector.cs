using WorldForge.Benchmarking;
using WorldForge.Capabilities;
using WorldForge.Providers;
using WorldForge.Release.Gates.RunEvidence;
using WorldForge.Serialization;

namespace WorldForge.Release.Gates.BenchmarkBudgets;

/// <summary>Runs the release preset with the mock in this process and keeps the run.</summary>
public sealed class BenchmarkCollector : Collector<BenchmarkFacts>
{
    private const string Preset = "release-evidence";

    /// <inheritdoc/>
    public override async ValueTask<BenchmarkFacts> CollectAsync(CollectContext context, CancellationToken cancellationToken)
    {
        var preset = BenchmarkPresetRun.Of(BenchmarkPresets.Get(Preset), ProviderEnvironment.Empty);
        var events = new BenchmarkEvents();
        using var forge = ReviewWorkspace.CreateForge(context, events);
        var harness = new BenchmarkHarness(forge, events, context.Services.Time);
        var store = ReviewWorkspace.Store(context);
        var (outcome, id) = await BenchmarkPreservation.RunAsync(
            store,
            BenchmarkPreservation.Start(preset.Request, $"worldforge benchmark --preset {Preset}"),
            async token => BenchmarkOutcome.Of(await harness.RunAsync(preset.Request, cancellationToken: token).ConfigureAwait(false), preset.Budgets),
            cancellationToken).ConfigureAwait(false);
        return new BenchmarkFacts
        {
            Preset = Preset,
            Iterations = preset.Preset.Iterations,
            Operations = [.. preset.Preset.Operations.Select(static operation => operation.ToWireName())],
            Results = [.. outcome.Report!.Results.Select(Measured)],
            Budgets = outcome.Gate?.Budgets.Length ?? 0,
            BudgetFile = preset.Budgets?.Reference?.Path,
            CheckedResults = outcome.Gate?.CheckedResultCount ?? 0,
            Broken = [.. outcome.Gate?.Violations.Select(Broken) ?? []],
            Run = await ReviewWorkspace.ReadAsync(store, id, outcome.Report.Provenance, cancellationToken).ConfigureAwait(false),
        };
    }

    private static MeasuredOperation Measured(BenchmarkResult result) => new()
    {
        Provider = result.Provider,
        Operation = result.Operation.ToWireName(),
        Iterations = result.Iterations,
        Successes = result.SuccessCount,
        AverageMs = result.AverageLatencyMs,
        P95Ms = result.P95LatencyMs,
        ThroughputPerSecond = result.ThroughputPerSecond,
    };

    private static BrokenLimit Broken(BenchmarkViolation violation) => new(
        violation.Provider is null ? violation.BudgetSelector : $"{violation.Provider}/{violation.Operation?.ToWireName() ?? "*"}",
        violation.Metric,
        violation.Observed is JsonNull ? "" : violation.Observed.ToString(),
        violation.Condition);
}
