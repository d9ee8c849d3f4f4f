using WorldForge.Release.Gates;
using WorldForge.Release.Gates.BenchmarkBudgets;
using WorldForge.Release.Gates.Evaluation;
using WorldForge.Release.Gates.RunEvidence;
using WorldForge.Release.Tests.Gates.BenchmarkBudgets;
using WorldForge.Release.Tests.Gates.Evaluation;
using WorldForge.Runs;
using WorldForge.Runs.Retention;
using WorldForge.Serialization;

namespace WorldForge.Release.Tests.Gates.RunEvidence;

public sealed class RunEvidenceCollectorTests
{
    [Fact]
    public async Task Bundles_every_run_of_the_review_whole_and_passes_its_gate()
    {
        using var repository = await TemporaryRepository.CreateAsync(("a.txt", "a\n"));

        var facts = await ReviewAsync(repository.Root);

        Assert.Equal(["eval", "eval", "benchmark"], facts.Runs.Select(run => run.Kind));
        Assert.Equal(facts.Runs.Select(run => run.RunId).Order(StringComparer.Ordinal), facts.BundledRuns.Order(StringComparer.Ordinal));
        Assert.True(facts.SafeToAttach, string.Join('\n', facts.LeftOut));
        Assert.Equal(
            facts.BundleSha256,
            (await Sha256Digest.OfFileAsync(Path.Combine(repository.Root, facts.BundleManifest), TestContext.Current.CancellationToken)).ToString());
        Assert.Equal(GateStatus.Passed, Judge(facts).Status);
    }

    [Fact]
    public async Task A_file_that_cannot_leave_the_machine_fails_the_gate()
    {
        using var repository = await TemporaryRepository.CreateAsync(("a.txt", "a\n"));
        var (evaluation, benchmark) = await RunsAsync(repository.Root);
        await File.WriteAllTextAsync(
            Path.Combine(repository.Root, ".worldforge/runs", benchmark.Run.RunId, "logs/planted.txt"),
            "Authorization: Bearer abcdef0123456789abcdef0123456789\n",
            TestContext.Current.CancellationToken);

        var judgement = Judge(await CollectAsync(repository.Root, evaluation, benchmark));

        Assert.Equal(GateStatus.Failed, judgement.Status);
        Assert.Contains(judgement.Findings, finding => finding.Subject.EndsWith("logs/planted.txt", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_second_review_takes_the_place_of_the_first_and_its_runs_can_be_pruned()
    {
        using var repository = await TemporaryRepository.CreateAsync(("a.txt", "a\n"));
        var first = await ReviewAsync(repository.Root);
        var second = await ReviewAsync(repository.Root);
        var workspace = Path.Combine(repository.Root, ".worldforge");

        var copies = Directory.GetFiles(Path.Combine(workspace, "reports")).Select(file => Path.GetFileName(file)).ToList();
        Assert.All(second.Runs, run => Assert.Contains(copies, copy => copy.Contains(run.RunId, StringComparison.Ordinal)));
        Assert.All(first.Runs, run => Assert.DoesNotContain(copies, copy => copy.Contains(run.RunId, StringComparison.Ordinal)));
        var pins = RunPins.Read(new RunStore(workspace));
        Assert.All(second.Runs, run => Assert.NotNull(pins.ReasonFor(RunId.Parse(run.RunId))));
        Assert.All(first.Runs, run => Assert.Null(pins.ReasonFor(RunId.Parse(run.RunId))));
        Assert.All(first.Runs, run => Assert.True(Directory.Exists(Path.Combine(workspace, "runs", run.RunId))));
    }

    [Fact]
    public async Task Without_the_runs_there_is_nothing_to_bundle()
    {
        using var repository = await TemporaryRepository.CreateAsync(("a.txt", "a\n"));

        var error = await Assert.ThrowsAsync<CollectionException>(() => CollectAsync(repository.Root, null, null));

        Assert.Equal(CollectionOutcome.Blocked, error.Outcome);
        Assert.False(Directory.Exists(Path.Combine(repository.Root, ".worldforge")));
    }

    private static async Task<RunEvidenceFacts> ReviewAsync(string root)
    {
        var (evaluation, benchmark) = await RunsAsync(root);
        return await CollectAsync(root, evaluation, benchmark);
    }

    private static async Task<(EvaluationFacts Evaluation, BenchmarkFacts Benchmark)> RunsAsync(string root) =>
        (await EvaluationCollectorTests.CollectAsync(root), await BenchmarkCollectorTests.CollectAsync(root));

    private static async Task<RunEvidenceFacts> CollectAsync(string root, EvaluationFacts? evaluation, BenchmarkFacts? benchmark) =>
        await new RunEvidenceCollector().CollectAsync(
            TestServices.Context(TestServices.With(root, TimeProvider.System), (EvaluationFacts.Type, evaluation), (BenchmarkFacts.Type, benchmark)),
            TestContext.Current.CancellationToken);

    private static GateJudgement Judge(RunEvidenceFacts facts) =>
        new RunEvidenceGate().Judge(new EvidenceBundle([TestServices.Item(RunEvidenceFacts.Type, facts)]), new GatePolicy());
}
