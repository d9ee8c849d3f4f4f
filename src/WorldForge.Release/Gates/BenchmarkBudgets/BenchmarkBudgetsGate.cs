using System.Collections.Immutable;
using WorldForge.Release.Gates.RunEvidence;
using WorldForge.Runs;

namespace WorldForge.Release.Gates.BenchmarkBudgets;

/// <summary>The release preset was measured in full, and every limit of its budget was kept.</summary>
public sealed class BenchmarkBudgetsGate : Gate<BenchmarkFacts>
{
    private static readonly MeasuredOperation SoundOperation = new()
    {
        Provider = ReviewWorkspace.Provider,
        Operation = "predict",
        Iterations = 10,
        Successes = 10,
        AverageMs = 1,
        P95Ms = 2,
        ThroughputPerSecond = 1000,
    };

    /// <inheritdoc/>
    public override GateDefinition Definition { get; } = new()
    {
        Name = "Benchmark budgets",
        Order = 17,
        Task = "BenchmarkBudgets",
        Command = "./build.sh --target BenchmarkBudgets",
        TriageStep = "Look at the samples of the named run and repeat its command on an idle machine; find the regression before touching a budget.",
        Evidence = [BenchmarkFacts.Type],
        Inputs = new GateInputs(["src/WorldForge/**"], ["dotnet"], []),
    };

    /// <inheritdoc/>
    protected override BenchmarkFacts SoundFacts { get; } = new()
    {
        Preset = "release-evidence",
        Iterations = 10,
        Operations = ["predict"],
        Results = [SoundOperation],
        Budgets = 1,
        BudgetFile = "benchmark_presets/_data/budget.json",
        CheckedResults = 1,
        Broken = [],
        Run = new PreservedRun
        {
            RunId = "20260101T000000Z-00000002",
            Kind = "benchmark",
            Status = RunStatus.Completed,
            Provider = ReviewWorkspace.Provider,
            Operation = "predict",
            Command = "worldforge benchmark --preset release-evidence",
            Manifest = ".worldforge/runs/20260101T000000Z-00000002/run_manifest.json",
            ManifestSha256 = "sha256:a",
            ManifestBytes = 1,
        },
    };

    /// <inheritdoc/>
    protected override ImmutableArray<(string Name, BenchmarkFacts Facts)> Faults =>
    [
        ("a limit that was not kept", SoundFacts with { Broken = [new BrokenLimit("mock/predict", "p95_latency_ms", "401.0", "<= 400")] }),
        ("a budget that nothing matched", SoundFacts with { Broken = [new BrokenLimit("other/predict", "matching_results", "0", ">= 1 matching result")] }),
        ("no budget", SoundFacts with { Budgets = 0, BudgetFile = null }),
        ("a budget that was held against nothing", SoundFacts with { CheckedResults = 0 }),
        ("an operation that was not measured", SoundFacts with { Operations = ["predict", "embed"] }),
        ("calls that failed", SoundFacts with { Results = [SoundOperation with { Successes = 9 }] }),
        ("fewer calls than the preset asks for", SoundFacts with { Results = [SoundOperation with { Iterations = 9, Successes = 9 }] }),
        ("a preset that asks for nothing", SoundFacts with { Operations = [], Results = [] }),
        ("a run that did not come to its end", SoundFacts with { Run = SoundFacts.Run with { Status = RunStatus.Cancelled } }),
    ];

    /// <inheritdoc/>
    protected override IEnumerable<GateFinding> Findings(BenchmarkFacts facts, GatePolicy policy)
    {
        foreach (var broken in facts.Broken)
        {
            yield return Finding(facts, broken.Subject, $"Expected {broken.Metric} {broken.Condition}; observed {(broken.Observed.Length == 0 ? "nothing" : broken.Observed)}.");
        }

        if (facts.Run.Status != RunStatus.Completed && facts.Broken.Count == 0)
        {
            yield return Finding(facts, facts.Preset, $"Expected a run that is completed; it is {facts.Run.Status}.");
        }

        if (facts.Budgets == 0 || facts.CheckedResults == 0)
        {
            yield return Finding(facts, facts.Preset, $"Expected a budget and results to hold it against; found {facts.Budgets} and {facts.CheckedResults}.");
        }

        if (facts.Operations.Count == 0)
        {
            yield return Finding(facts, facts.Preset, "Expected operations; the preset asks for none.");
        }

        foreach (var missing in facts.Operations.Except(facts.Results.Select(static result => result.Operation), StringComparer.Ordinal))
        {
            yield return Finding(facts, missing, "The operation was not measured.");
        }

        foreach (var result in facts.Results.Where(result => result.Iterations != facts.Iterations || result.Successes != result.Iterations))
        {
            yield return Finding(facts, $"{result.Provider}/{result.Operation}", $"Expected {facts.Iterations} successful calls; found {result.Successes} of {result.Iterations}.");
        }
    }

    /// <inheritdoc/>
    protected override ImmutableSortedDictionary<string, double> Measures(BenchmarkFacts facts) => facts.Results
        .Where(static result => result.P95Ms is not null)
        .Aggregate(
            ImmutableSortedDictionary<string, double>.Empty.Add("budgets", facts.Budgets),
            static (measures, result) => measures.SetItem($"{result.Operation}_p95_ms", result.P95Ms!.Value));

    private static GateFinding Finding(BenchmarkFacts facts, string subject, string message) => new() { Subject = subject, Location = facts.Run.Manifest, Message = message };
}
