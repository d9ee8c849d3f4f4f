using WorldForge.Evaluation;
using WorldForge.Events;
using WorldForge.Release.Gates.RunEvidence;

namespace WorldForge.Release.Gates.Evaluation;

/// <summary>Runs every built-in suite with the mock in this process, keeps the run, and runs it once more.</summary>
public sealed class EvaluationCollector : Collector<EvaluationFacts>
{
    /// <inheritdoc/>
    public override async ValueTask<EvaluationFacts> CollectAsync(CollectContext context, CancellationToken cancellationToken)
    {
        var events = new ProviderEventCounter();
        using var forge = ReviewWorkspace.CreateForge(context, events);
        var runs = new List<EvaluatedSuite>();
        foreach (var id in EvaluationSuite.BuiltinNames)
        {
            runs.Add(await EvaluateAsync(context, forge, EvaluationSuite.FromBuiltin(id), events, cancellationToken).ConfigureAwait(false));
        }

        return new EvaluationFacts { Suites = EvaluationSuite.BuiltinNames, Runs = runs };
    }

    private static async Task<EvaluatedSuite> EvaluateAsync(
        CollectContext context, Forge forge, EvaluationSuite suite, ProviderEventCounter events, CancellationToken cancellationToken)
    {
        var runner = new EvaluationRunner(suite, forge, context.Services.Time);
        var request = new EvaluationRequest { Providers = [ReviewWorkspace.Provider], EventCounter = events };
        var store = ReviewWorkspace.Store(context);
        var kept = await EvaluationPreservation.RunAsync(runner, request, store, cancellationToken: cancellationToken).ConfigureAwait(false);
        var repeated = await runner.RunReportAsync(request, cancellationToken: cancellationToken).ConfigureAwait(false);
        return new EvaluatedSuite
        {
            Suite = suite.Id,
            Expected = [.. suite.Scenarios.Select(static scenario => scenario.Name)],
            Scenarios = [.. kept.Report.Results.Select(static result => new EvaluatedScenario(result.Scenario, result.Score, result.Passed))],
            RepeatedResultDigest = repeated.Provenance?.ResultDigest?.ToString(),
            Run = await ReviewWorkspace.ReadAsync(store, kept.Manifest.Id, kept.Report.Provenance, cancellationToken).ConfigureAwait(false),
        };
    }
}
