using WorldForge.Release.Gates;
using WorldForge.Release.Gates.Evaluation;
using WorldForge.Runs;
using WorldForge.Serialization;

namespace WorldForge.Release.Tests.Gates.Evaluation;

public sealed class EvaluationCollectorTests
{
    [Fact]
    public async Task Runs_both_suites_with_the_mock_keeps_them_and_passes_its_gate()
    {
        using var repository = await TemporaryRepository.CreateAsync(("a.txt", "a\n"));

        var facts = await CollectAsync(repository.Root);

        Assert.Equal(["physics", "planning"], facts.Suites);
        Assert.Equal([2, 4], facts.Runs.Select(run => run.Scenarios.Count));
        Assert.All(facts.Runs, run => Assert.Equal(run.Run.ResultDigest, run.RepeatedResultDigest));
        var store = new RunStore(Path.Combine(repository.Root, ".worldforge"));
        foreach (var suite in facts.Runs)
        {
            var manifest = store.Read(RunId.Parse(suite.Run.RunId));
            Assert.Equal(("eval", "completed", suite.Suite), (manifest.Kind, manifest.Status, manifest.Operation));
            Assert.Equal($"worldforge eval --suite {suite.Suite} --provider mock", suite.Run.Command);
            Assert.Equal(
                suite.Run.ManifestSha256,
                (await Sha256Digest.OfFileAsync(Path.Combine(repository.Root, suite.Run.Manifest), TestContext.Current.CancellationToken)).ToString());
        }

        Assert.Equal(GateStatus.Passed, Judge(facts).Status);
    }

    [Fact]
    public async Task The_average_score_is_held_against_the_profile()
    {
        using var repository = await TemporaryRepository.CreateAsync(("a.txt", "a\n"));
        var facts = await CollectAsync(repository.Root);

        Assert.Equal(GateStatus.Failed, Judge(facts, least: 0.99).Status);
        Assert.Throws<WorldForgeException>(() => new EvaluationGate().Judge(Bundle(facts), new GatePolicy()));
    }

    [Fact]
    public async Task The_facts_survive_being_stored()
    {
        using var repository = await TemporaryRepository.CreateAsync(("a.txt", "a\n"));
        var facts = await CollectAsync(repository.Root);

        var stored = EvidenceBundleJson.Render(Bundle(facts), GateRegistry.Default);
        var read = EvidenceBundleJson.Read(stored, GateRegistry.Default);

        Assert.Equal(GateStatus.Passed, new EvaluationGate().Judge(read, Policy(0.8)).Status);
    }

    [Fact]
    public async Task A_workspace_that_cannot_be_written_is_a_typed_error()
    {
        using var repository = await TemporaryRepository.CreateAsync((".worldforge", "in the way\n"));

        await Assert.ThrowsAsync<WorldForgeException>(() => CollectAsync(repository.Root));
    }

    internal static async Task<EvaluationFacts> CollectAsync(string root) => await new EvaluationCollector().CollectAsync(
        TestServices.Context(TestServices.With(root, TimeProvider.System)), TestContext.Current.CancellationToken);

    private static GateJudgement Judge(EvaluationFacts facts, double least = 0.8) => new EvaluationGate().Judge(Bundle(facts), Policy(least));

    private static GatePolicy Policy(double least) => new() { Thresholds = new GatePolicy().Thresholds.Add("average_score", least) };

    private static EvidenceBundle Bundle(EvaluationFacts facts) => new([TestServices.Item(EvaluationFacts.Type, facts)]);
}
