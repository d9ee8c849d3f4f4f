using WorldForge.Arrays;
using WorldForge.Capabilities;
using WorldForge.Events;
using WorldForge.Providers.Jepa;
using WorldForge.Serialization;

namespace WorldForge.Providers.Tests.Jepa;

public sealed class JepaWmsProviderTests
{
    private static readonly JsonObject Fixture = ProviderFixture.Read("jepa_wms_success");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Scores_the_fixture_and_says_how()
    {
        FakeJepaRuntime runtime = new(static _ => JepaReply.Of(Fixture.Object("reply")));
        InMemoryRecorderSink events = new();
        JepaWmsProvider provider = Provider(runtime, events);

        ActionScoreResult result = await provider.ScoreActionsAsync(Fixture.ScoreRequest(), Token);

        Assert.Equal((1, true), (result.BestIndex, result.LowerIsBetter));
        Assert.Equal("""{"candidate_count":3,"model_path":"demo/model","runtime":"fixture","score_type":"cost"}""", CanonicalJson.ToText(result.Metadata));
        Assert.Equal("""{"best_index":1,"candidate_count":3,"capability":"score","model_configured":true}""", CanonicalJson.ToText(Assert.Single(events.Events).Metadata));
        (string model, JepaScoreInput input) = Assert.Single(runtime.Calls);
        Assert.Equal(("demo/model", 2), (model, input.ActionHistory!.Rank - 1));
        Assert.Equal((JsonValue)"l2", input.Info["objective"]);
    }

    [Fact]
    public async Task Without_a_runtime_it_is_a_scaffold_without_capability()
    {
        JepaWmsProvider provider = Provider(null);
        JepaWmsProvider unconfigured = new(new JepaWmsOptions { Environment = ProviderEnvironment.Empty });

        Assert.Equal((ProviderCapabilities.None, 0, 0), (provider.Profile.Capabilities, provider.Profile.Specification.SupportedModalities.Length, provider.Profile.Specification.ArtifactTypes.Length));
        Assert.Contains("no runtime adapter is implemented", (await provider.CheckHealthAsync(Token)).Details, StringComparison.Ordinal);
        Assert.Equal("missing JEPA_WMS_MODEL_PATH", (await unconfigured.CheckHealthAsync(Token)).Details);
        Assert.Contains("scaffold", (await FailAsync(provider, Fixture)).Message, StringComparison.Ordinal);
        Assert.Contains("info is missing required field(s): goal", (await FailAsync(unconfigured, ProviderFixture.Read("jepa_wms_missing_goal"))).Message, StringComparison.Ordinal);
        Assert.DoesNotContain(ProviderAdapters.Catalog, static entry => entry.Name == JepaWmsProvider.ProviderName);
    }

    [Theory]
    [InlineData("jepa_wms_missing_goal", "goal")]
    [InlineData("jepa_wms_bad_action_candidates", "(batch, samples, horizon, action_dim)")]
    [InlineData("jepa_wms_bad_scores", "scores[1]")]
    [InlineData("jepa_wms_error", "the runtime returned out_of_memory: the device has no room")]
    public async Task Every_broken_fixture_is_a_typed_error(string fixture, string named)
    {
        JsonObject broken = ProviderFixture.Read(fixture);
        InMemoryRecorderSink events = new();

        ProviderException error = await FailAsync(Provider(new FakeJepaRuntime(_ => JepaReply.Of(broken.Object("reply"))), events), broken);

        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("raw-secret", error.Message, StringComparison.Ordinal);
        ProviderEvent failure = Assert.Single(events.Events);
        Assert.Equal(("failure", """{"capability":"score","model_configured":true}"""), (failure.Phase, CanonicalJson.ToText(failure.Metadata)));
    }

    [Theory]
    [InlineData("""{"observation":[1],"goal":[[1]]}""", "info.observation must have at least 2 dimensions")]
    [InlineData("""{"observation":[[1]],"goal":"x"}""", "info.goal must be a tensor")]
    [InlineData("""{"observation":[[1]],"goal":[[1]],"action_history":[1]}""", "info.action_history must have at least 2")]
    [InlineData("""{"observation":[[1]],"goal":[[1]]," ":1}""", "blank key")]
    [InlineData("""{}""", "observation, goal")]
    public async Task Input_is_checked_field_by_field(string info, string named) =>
        Assert.Contains(named, (await FailAsync(Provider(new FakeJepaRuntime(static _ => JepaReply.Of(JsonObject.Empty))), Fixture.With("info", StrictJson.Parse(info)))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("{}", "no scores")]
    [InlineData("""{"error":"x"}""", "error must be an object")]
    [InlineData("""{"error":{}}""", "runtime_error: no message")]
    [InlineData("""{"scores":[]}""", "no action scores")]
    [InlineData("""{"scores":[1,2]}""", "2 score(s) for 3")]
    [InlineData("""{"scores":[1,2,3],"lower_is_better":1}""", "lower_is_better must be a boolean")]
    [InlineData("""{"scores":[1,2,3],"best_index":3}""", "best_index must be an integer within the 3 scores")]
    [InlineData("""{"scores":[1,2,3],"best_index":true}""", "best_index must be an integer")]
    [InlineData("""{"scores":[1,2,3],"best_index":2}""", "best_index 2 is not the minimum")]
    [InlineData("""{"scores":[1,2,3],"metadata":[]}""", "metadata must be an object")]
    public async Task A_reply_that_breaks_a_rule_is_refused(string reply, string named) =>
        Assert.Contains(named, (await FailAsync(Provider(new FakeJepaRuntime(_ => JepaReply.Of((JsonObject)StrictJson.Parse(reply)))), Fixture)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Utilities_results_and_native_scores_are_taken_and_foreign_ones_are_not()
    {
        ActionScoreResult utility = await ScoreAsync(JepaReply.Of((JsonObject)StrictJson.Parse("""{"scores":[[1],[3],[2]],"lower_is_better":false}""")));
        ActionScoreResult finished = await ScoreAsync(JepaReply.Of(ActionScoreResult.FromScores("jepa-wms", [3, 1, 2])));
        ActionScoreResult native = await ScoreAsync(JepaReply.Of(JsonObject.Empty, NdArray.Of([3f, 2f, 1f], 3)));

        Assert.Equal((1, (JsonValue)"utility"), (utility.BestIndex, utility.Metadata["score_type"]));
        Assert.Equal((1, 2), (finished.BestIndex, native.BestIndex));
        Assert.Contains("provider 'other' instead", (await Assert.ThrowsAsync<ProviderException>(() => ScoreAsync(JepaReply.Of(ActionScoreResult.FromScores("other", [3, 1, 2]))))).Message, StringComparison.Ordinal);
        Assert.Contains("2 score(s) for 3", (await Assert.ThrowsAsync<ProviderException>(() => ScoreAsync(JepaReply.Of(ActionScoreResult.FromScores("jepa-wms", [3, 1]))))).Message, StringComparison.Ordinal);
        Assert.Contains("answered nothing", (await Assert.ThrowsAsync<ProviderException>(() => ScoreAsync(null!))).Message, StringComparison.Ordinal);
    }

    private static Task<ActionScoreResult> ScoreAsync(JepaReply reply) =>
        Provider(new FakeJepaRuntime(_ => reply)).ScoreActionsAsync(Fixture.ScoreRequest(), Token).AsTask();

    private static JepaWmsProvider Provider(IJepaRuntime? runtime, IProviderEventHandler? events = null) =>
        new(new JepaWmsOptions { ModelPath = "demo/model", Runtime = runtime, EventHandler = events, Environment = ProviderEnvironment.Empty });

    private static async Task<ProviderException> FailAsync(JepaWmsProvider provider, JsonObject fixture) =>
        await Assert.ThrowsAsync<ProviderException>(() => provider.ScoreActionsAsync(fixture.ScoreRequest(), Token).AsTask());
}
