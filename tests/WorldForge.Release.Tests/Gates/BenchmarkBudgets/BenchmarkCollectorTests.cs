using WorldForge.Release.Gates;
using WorldForge.Release.Gates.BenchmarkBudgets;
using WorldForge.Runs;

namespace WorldForge.Release.Tests.Gates.BenchmarkBudgets;

public sealed class BenchmarkCollectorTests
{
    [Fact]
    public async Task Runs_the_release_preset_keeps_the_run_and_holds_it_against_its_budget()
    {
        using var repository = await TemporaryRepository.CreateAsync(("a.txt", "a\n"));

        var facts = await CollectAsync(repository.Root);

        Assert.Equal(("release-evidence", 10), (facts.Preset, facts.Iterations));
        Assert.Equal(["predict", "embed"], facts.Operations);
        Assert.Equal(facts.Operations, facts.Results.Select(result => result.Operation));
        Assert.True(facts is { Budgets: > 0, CheckedResults: > 0 });
        Assert.NotNull(facts.BudgetFile);
        var manifest = new RunStore(Path.Combine(repository.Root, ".worldforge")).Read(RunId.Parse(facts.Run.RunId));
        Assert.Equal(("benchmark", "worldforge benchmark --preset release-evidence"), (manifest.Kind, manifest.Command));
        var judgement = new BenchmarkBudgetsGate().Judge(new EvidenceBundle([TestServices.Item(BenchmarkFacts.Type, facts)]), new GatePolicy());
        Assert.Equal(facts.Broken.Count == 0 ? GateStatus.Passed : GateStatus.Failed, judgement.Status);
    }

    [Fact]
    public void A_broken_limit_is_named_with_what_was_expected_and_observed()
    {
        var gate = new BenchmarkBudgetsGate();
        var plan = gate.SelfTestPlan;

        var finding = gate.Judge(plan.Faults[0].Bundle, plan.Policy).Findings.Single();

        Assert.Equal(("mock/predict", "Expected p95_latency_ms <= 400; observed 401.0."), (finding.Subject, finding.Message));
    }

    internal static async Task<BenchmarkFacts> CollectAsync(string root) => await new BenchmarkCollector().CollectAsync(
        TestServices.Context(TestServices.With(root, TimeProvider.System)), TestContext.Current.CancellationToken);
}
