using WorldForge.Actions;
using WorldForge.Arrays;
using WorldForge.Capabilities;
using WorldForge.Providers.Jepa;
using WorldForge.Providers.Runtimes;
using WorldForge.Serialization;

namespace WorldForge.Providers.Tests.Jepa;

public sealed class JepaProviderTests
{
    // Two candidates of two steps of width 2; the goal's last frame is (1, 0).
    private static readonly JsonObject Info = JsonObject.Create(
        ("observation", StrictJson.Parse("[[0,0]]")),
        ("goal", StrictJson.Parse("[[9,9],[1,0]]")));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Compares_the_last_predicted_step_with_the_goals_last_frame()
    {
        FakeHub hub = new();
        JepaProvider provider = Provider(hub);

        ActionScoreResult squared = await ScoreAsync(provider, Info);
        ActionScoreResult absolute = await ScoreAsync(provider, Info.With("objective", "l1"));
        await provider.DisposeAsync();

        // Last steps (1, 0) and (3, 1): mean squares 0 and (4 + 1) / 2, mean sizes 0 and (2 + 1) / 2.
        Assert.Equal([0, 2.5], squared.Scores);
        Assert.Equal([0, 1.5], absolute.Scores);
        Assert.Equal(
            """{"actions_are_normalized":true,"candidate_count":2,"device":null,"hub_repo":"facebookresearch/jepa-wms","model_name":"jepa_wm_pusht","model_path":"jepa_wm_pusht","objective":"l2","runtime":"torchhub","score_type":"cost"}""",
            CanonicalJson.ToText(squared.Metadata));
        Assert.Equal([new TorchHubRequest("jepa_wm_pusht")], hub.Loads);
        Assert.True(hub.IsDisposed);
        Assert.Equal(NdArray.Of([0f, 0f, 0f, 0f, 1f, 0f, 3f, 1f], 2, 2, 2), hub.Unrolled);
    }

    [Fact]
    public async Task Actions_that_are_not_normalized_go_through_the_preprocessor()
    {
        FakeHub with = new() { HasPreprocessor = true };

        await ScoreAsync(Provider(with), Info.With("actions_are_normalized", false));

        Assert.Equal(0.5, with.Unrolled!.ToDouble(4));
        Assert.Contains("has no preprocessor", await FailAsync(new FakeHub(), Info.With("actions_are_normalized", false)), StringComparison.Ordinal);
        Assert.Contains("must be a boolean", await FailAsync(new FakeHub(), Info.With("actions_are_normalized", "no")), StringComparison.Ordinal);
        Assert.Contains("must be l1 or l2", await FailAsync(new FakeHub(), Info.With("objective", "cosine")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Features_by_name_are_summed_over_the_shared_names()
    {
        FakeHub hub = new()
        {
            Prediction = static () => new Dictionary<string, NdArray> { ["visual"] = NdArray.Of([1f, 2f], 1, 2, 1), ["proprio"] = NdArray.Of([3f, 3f], 1, 2, 1), ["own"] = NdArray.Of([9f, 9f], 1, 2, 1) },
            Goal = static () => new Dictionary<string, NdArray> { ["visual"] = NdArray.Of([0f, 1f], 1, 2, 1), ["proprio"] = NdArray.Of([1f], 1, 1, 1) },
        };

        Assert.Equal([4, 5], (await ScoreAsync(Provider(hub), Info)).Scores);
    }

    [Fact]
    public async Task Features_that_do_not_fit_are_refused()
    {
        Assert.Contains("share no name", await FailAsync(new FakeHub { Prediction = static () => new Dictionary<string, NdArray> { ["a"] = NdArray.Of([1f], 1, 1, 1), ["b"] = NdArray.Of([1f], 1, 1, 1) } }, Info), StringComparison.Ordinal);
        Assert.Contains("must have the shapes", await FailAsync(new FakeHub { Prediction = static () => FakeHub.Single(NdArray.Of([1f], 1)) }, Info), StringComparison.Ordinal);
        Assert.Contains("but the goal has", await FailAsync(new FakeHub { Prediction = static () => FakeHub.Single(NdArray.Of([1f, 2f, 3f], 1, 1, 3)) }, Info), StringComparison.Ordinal);
        Assert.Contains("made no model", await FailAsync(new FakeHub(), Info, "empty"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_scores_itself_is_asked_to() =>
        Assert.Equal([0, 0], (await ScoreAsync(Provider(new FakeHub { ScoresActions = true }), Info)).Scores);

    [Fact]
    public async Task Health_says_what_is_missing_and_what_the_legacy_path_is_worth()
    {
        JepaProvider empty = new(new JepaOptions { Environment = ProviderEnvironment.Empty });
        JepaProvider legacy = new(new JepaOptions { Environment = ProviderEnvironment.From(new Dictionary<string, string?> { ["JEPA_MODEL_PATH"] = "/home/someone/jepa.pt" }) });
        JepaProvider named = new(new JepaOptions { ModelName = "jepa_wm_wall", Environment = ProviderEnvironment.Empty });

        Assert.Equal("missing JEPA_MODEL_NAME", (await empty.CheckHealthAsync(Token)).Details);
        Assert.Equal("missing JEPA_MODEL_NAME; JEPA_MODEL_PATH is legacy scaffold metadata only", (await legacy.CheckHealthAsync(Token)).Details);
        Assert.Contains("IJepaRuntime", (await named.CheckHealthAsync(Token)).Details, StringComparison.Ordinal);
        Assert.Equal("configured for model path jepa_wm_pusht", (await Provider(new FakeHub()).CheckHealthAsync(Token)).Details);
        Assert.Contains("missing optional dependency torch", (await Provider(new FakeHub { Problem = RuntimeProblem.Missing("torch") }).CheckHealthAsync(Token)).Details, StringComparison.Ordinal);
        Assert.False(legacy.IsConfigured);
        Assert.True(empty.Profile.Capabilities.Score);
        ProviderConfigSummary summary = legacy.DescribeConfiguration();
        Assert.Equal(["JEPA_MODEL_NAME", "JEPA_MODEL_PATH", "JEPA_DEVICE"], summary.Fields.Select(static field => field.Name));
        Assert.Contains("legacy", summary.Fields[1].Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("someone", CanonicalJson.ToText(legacy.Profile.ToJson()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_without_a_name_or_a_runtime_fail_after_their_input_was_checked()
    {
        JepaProvider empty = new(new JepaOptions { Environment = ProviderEnvironment.Empty });

        Assert.Contains("missing JEPA_MODEL_NAME", (await Assert.ThrowsAsync<ProviderException>(() => ScoreAsync(empty, Info))).Message, StringComparison.Ordinal);
        Assert.Contains("info.goal", (await Assert.ThrowsAsync<ProviderException>(() => ScoreAsync(empty, Info.With("goal", 1)))).Message, StringComparison.Ordinal);
        Assert.Contains("IJepaRuntime", (await Assert.ThrowsAsync<ProviderException>(() => ScoreAsync(new JepaProvider(new JepaOptions { ModelName = "x", Environment = ProviderEnvironment.Empty }), Info))).Message, StringComparison.Ordinal);
        Assert.Contains("missing optional dependency torch", await FailAsync(new FakeHub { Problem = RuntimeProblem.Missing("torch") }, Info), StringComparison.Ordinal);
    }

    private static JepaProvider Provider(ITorchHub hub, string model = "jepa_wm_pusht") => new(new JepaOptions { ModelName = model, Hub = hub, Environment = ProviderEnvironment.Empty });

    private static Task<ActionScoreResult> ScoreAsync(JepaProvider provider, JsonObject info) =>
        provider.ScoreActionsAsync(new ScoreRequest(info, ActionCandidates.FromPayload(StrictJson.Parse("[[[[0,0],[1,0]],[[0,0],[3,1]]]]"))), Token).AsTask();

    private static async Task<string> FailAsync(FakeHub hub, JsonObject info, string model = "jepa_wm_pusht") =>
        (await Assert.ThrowsAsync<ProviderException>(() => ScoreAsync(Provider(hub, model), info))).Message;
}
