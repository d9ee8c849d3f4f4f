using WorldForge.Capabilities;
using WorldForge.Evaluation;
using WorldForge.Evidence;
using WorldForge.Serialization;
using WorldForge.Tests.Evidence;

namespace WorldForge.Tests.Evaluation;

public sealed class EvaluationProvenanceTests
{
    private static readonly EvaluationSuite Physics = EvaluationSuite.FromBuiltin("physics");

    [Fact]
    public async Task Says_what_the_report_was_made_from()
    {
        ProvenanceEnvelope provenance = (await TestEvaluation.ReportAsync("planning")).Provenance!;

        Assert.Equal((ProvenanceKind.Evaluation, "planning", "evaluation:1"), (provenance.Kind, provenance.SuiteId, provenance.SuiteVersion));
        Assert.Equal(("2026-01-02T03:04:05Z", LibraryVersion.Current), (provenance.CreatedAt, provenance.WorldForgeVersion));
        Assert.Equal(["worldforge", "eval", "--suite", "planning"], provenance.Command);
        Assert.Equal(["mock"], provenance.Providers);
        Assert.Equal([Capability.Score], provenance.Capabilities);
        Assert.Equal(provenance.ToJson(), ProvenanceEnvelope.FromJson(provenance.ToJson()).ToJson());
    }

    [Fact]
    public async Task Runs_of_two_providers_that_were_asked_the_same_have_one_input_digest()
    {
        EvaluationReport first = await TestEvaluation.ReportAsync(Physics, "mock");
        EvaluationReport second = await TestEvaluation.ReportAsync(Physics, "other");

        Assert.Equal(first.Provenance!.InputDigest, second.Provenance!.InputDigest);
        Assert.NotEqual(first.Provenance.ResultDigest, second.Provenance.ResultDigest);
    }

    [Fact]
    public void The_input_digest_follows_suite_version_scenarios_needs_and_datasets()
    {
        EvaluationScenario one = new("one", "d", [Capability.Score]);
        EvaluationScenario two = new("two", "d", [Capability.Score]);
        DatasetReference dataset = DatasetManifestTests.Manifest().ToReference();

        Sha256Digest[] digests =
        [
            Of(EvaluationSuite.Custom("a", [one, two])),
            Of(EvaluationSuite.Custom("b", [one, two])),
            Of(EvaluationSuite.Custom("a", [one, two], suiteVersion: "a:2")),
            Of(EvaluationSuite.Custom("a", [two, one])),
            Of(EvaluationSuite.Custom("a", [one])),
            Of(EvaluationSuite.Custom("a", [one, new EvaluationScenario("two", "d")])),
            EvaluationProvenance.InputDigest(EvaluationSuite.Custom("a", [one, two]), [dataset]),
        ];

        Assert.Equal(digests.Length, digests.Distinct().Count());
        Assert.Equal(digests[0], Of(EvaluationSuite.Custom("a", [one, new EvaluationScenario("two", "other words", [Capability.Score])])));

        static Sha256Digest Of(EvaluationSuite suite) => EvaluationProvenance.InputDigest(suite, []);
    }

    [Theory]
    [InlineData("duration_ms")]
    [InlineData("latency_ms")]
    [InlineData("step_elapsed_seconds")]
    [InlineData("wall_time_s")]
    [InlineData("duration")]
    public void The_result_digest_does_not_follow_times(string key) =>
        Assert.Equal(Digest(JsonObject.Create(("deep", JsonList.Create([JsonObject.Create((key, 1.5))])))), Digest(JsonObject.Create(("deep", JsonList.Create([JsonObject.Create((key, 2.5))])))));

    [Theory]
    [InlineData("score_cost")]
    [InlineData("duration_ratio")]
    [InlineData("elapsed_steps")]
    public void The_result_digest_follows_everything_else(string key) =>
        Assert.NotEqual(Digest(JsonObject.Create((key, 1.5))), Digest(JsonObject.Create((key, 2.5))));

    [Fact]
    public async Task Counts_the_events_of_this_run_only()
    {
        var counter = new WorldForge.Events.ProviderEventCounter();
        using Forge forge = WorldForge.Tests.Calls.TestForge.Create(counter);
        _ = await forge.EmbedAsync("before", "mock", cancellationToken: TestContext.Current.CancellationToken);

        EvaluationReport report = await TestEvaluation.Runner(Physics, forge).RunReportAsync(
            TestEvaluation.Mock with { EventCounter = counter }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((3, 4L), (report.Provenance!.EventCount, counter.Count));
    }

    [Fact]
    public async Task Carries_datasets_runtime_manifests_and_notes()
    {
        using Forge forge = TestEvaluation.Forge();
        EvaluationRequest request = TestEvaluation.Mock with
        {
            DatasetManifests = [DatasetManifestTests.Manifest().ToReference("data/push.json")],
            RuntimeManifests = TestEvaluation.Mock.RuntimeManifests.Add("mock", "mock:schema-1"),
            Notes = "For a review.",
        };

        ProvenanceEnvelope provenance = (await TestEvaluation.Runner(Physics, forge).RunReportAsync(
            request, cancellationToken: TestContext.Current.CancellationToken)).Provenance!;

        Assert.Equal("push", provenance.DatasetManifests.Single().Id);
        Assert.Equal("mock:schema-1", provenance.RuntimeManifests["mock"]);
        Assert.Equal("For a review.", provenance.Notes);
    }

    private static Sha256Digest Digest(JsonObject metrics) =>
        EvaluationProvenance.ResultDigest([TestEvaluation.Result("mock", "push", 1, true, metrics)]);
}
