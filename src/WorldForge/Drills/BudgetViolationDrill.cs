using WorldForge.Benchmarking;
using WorldForge.Capabilities;
using WorldForge.Runs;
using WorldForge.Serialization;

namespace WorldForge.Drills;

/// <summary>A benchmark of the mock under a budget that no machine keeps.</summary>
internal sealed class BudgetViolationDrill : IDrill
{
    public async Task<DrillObservation> RunAsync(RunSession run, DrillOptions options, CancellationToken cancellationToken)
    {
        BenchmarkBudgets budgets = BenchmarkBudgets.Of(new BenchmarkBudget { Provider = "mock", Operation = Capability.Predict, MaxAverageLatencyMs = 0 });
        run.WriteJson("inputs/budget.json", JsonObject.Create(
            ("metadata", JsonObject.Create(("purpose", "a drill: no call can keep this budget"))),
            ("budgets", JsonList.Create([.. budgets.Entries.Select(static budget => (JsonValue)budget.ToJson())]))));
        run.AddArtifact("budget", "inputs/budget.json");

        // Latency is measured with the system's clock whatever clock the run has: a clock that stands still would keep the budget.
        var events = new BenchmarkEvents();
        using var forge = new Forge(new ForgeOptions { CreateStateDirectory = false, EventHandler = events });
        BenchmarkReport report = await new BenchmarkHarness(forge, events, TimeProvider.System)
            .RunAsync(new BenchmarkRequest { Providers = ["mock"], Operations = [Capability.Predict], Iterations = 1 }, onSample: null, cancellationToken)
            .ConfigureAwait(false);
        BenchmarkGateReport gate = BenchmarkGate.Evaluate(report, budgets);
        run.WriteJson("reports/benchmark.json", report.ToJson());
        run.WriteText("reports/benchmark.md", report.ToMarkdown());
        run.WriteText("reports/benchmark.csv", report.ToCsv());
        run.WriteJson("results/budget-gate.json", gate.ToJson());
        run.AddArtifact("benchmark_json", "reports/benchmark.json");
        run.AddArtifact("benchmark_markdown", "reports/benchmark.md");
        run.AddArtifact("benchmark_csv", "reports/benchmark.csv");
        run.AddArtifact("budget_gate", "results/budget-gate.json");
        return new DrillObservation(
            !gate.Passed,
            $"benchmark budget gate {(gate.Passed ? "passed" : "failed")} with {gate.Violations.Length} violation(s)",
            JsonObject.Create(("violation_count", gate.Violations.Length), ("checked_result_count", gate.CheckedResultCount)),
            report.EventCount);
    }
}
