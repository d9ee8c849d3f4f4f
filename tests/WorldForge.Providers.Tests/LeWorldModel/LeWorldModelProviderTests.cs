using WorldForge.Actions;
using WorldForge.Arrays;
using WorldForge.Capabilities;
using WorldForge.Events;
using WorldForge.Providers.LeWorldModel;
using WorldForge.Providers.Runtimes;
using WorldForge.Serialization;

namespace WorldForge.Providers.Tests.LeWorldModel;

public sealed class LeWorldModelProviderTests
{
    private static readonly JsonObject Fixture = ProviderFixture.Read("leworldmodel_score_request");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Scores_the_fixture_and_says_how()
    {
        FakeCostRuntime runtime = new() { Cost = static (_, _) => Fixture["scores"] };
        InMemoryRecorderSink events = new();
        await using LeWorldModelProvider provider = Provider(runtime, events, new Dictionary<string, string?> { ["LEWM_POLICY"] = "pusht/lewm", ["LEWORLDMODEL_CACHE_DIR"] = "/home/someone/cache" });

        ActionScoreResult result = await provider.ScoreActionsAsync(Fixture.ScoreRequest(), Token);

        Assert.Equal((1, true), (result.BestIndex, result.LowerIsBetter));
        Assert.Equal([0.7, 0.15, 0.4], result.Scores);
        Assert.Equal(
            """{"action":[1,1,2],"action_candidates":[1,3,2,2],"goal":[1,1,1,2],"pixels":[1,1,1,2]}""",
            CanonicalJson.ToText(result.Metadata["input_shapes"]));
        Assert.Equal(
            ("pusht/lewm", "cpu", "cost", "lower_is_better", "LeWorldModel (LeWM)", "https://github.com/lucas-maes/le-wm", "fixture.CostModel", "<policy>_object.ckpt"),
            (Text(result, "policy"), Text(result, "device"), Text(result, "score_type"), Text(result, "score_direction"), Text(result, "model_family"), Text(result, "official_code"), Text(result, "runtime_api"), Text(result, "checkpoint_format")));
        Assert.DoesNotContain("someone", CanonicalJson.ToText(result.Metadata), StringComparison.Ordinal);
        Assert.Equal((JsonValue)JsonList.Create([1, 3]), result.Metadata["score_shape"]);
        Assert.True(result.Metadata["requested_device"].IsNull);
        ProviderEvent success = Assert.Single(events.Events);
        Assert.Equal(("score", "success"), (success.Operation, success.Phase));
        Assert.Equal("""{"best_index":1,"candidate_count":3,"capability":"score","policy":"pusht/lewm","score_shape":[1,3]}""", CanonicalJson.ToText(success.Metadata));
        Assert.Equal([new CostModelRequest("pusht/lewm", "/home/someone/cache")], runtime.Loads);
        Assert.Equal([new ModelPreparation("cpu") { InterpolatePositions = true }], runtime.Preparations);
    }

    [Fact]
    public async Task Loads_once_and_releases_at_the_end()
    {
        FakeCostRuntime runtime = new();
        LeWorldModelProvider provider = Provider(runtime);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => provider.ScoreActionsAsync(Fixture.ScoreRequest(), Token).AsTask()));
        await provider.DisposeAsync();

        Assert.Single(runtime.Loads);
        Assert.True(runtime.IsDisposed);
    }

    [Fact]
    public async Task A_failed_load_names_policy_and_cause_and_is_tried_again()
    {
        FakeCostRuntime runtime = new() { LoadError = new FileNotFoundException("no checkpoint at /home/someone/x.ckpt, api_key=sk-live-123456789012") };
        await using LeWorldModelProvider provider = Provider(runtime);

        ProviderException error = await FailAsync(provider, Fixture);
        runtime.LoadError = null;
        await provider.ScoreActionsAsync(Fixture.ScoreRequest(), Token);

        Assert.Contains("demo/lewm could not be loaded: FileNotFoundException: no checkpoint", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("someone", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-live", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, runtime.Loads.Count);
    }

    [Fact]
    public async Task Without_a_runtime_the_error_says_what_to_inject()
    {
        await using LeWorldModelProvider provider = Provider(null);

        ProviderException error = await FailAsync(provider, Fixture);
        ProviderHealth health = await provider.CheckHealthAsync(Token);

        Assert.Equal(FaultCodes.ProviderUnconfigured, error.Code);
        Assert.All((string[])["ICostModelRuntime", "docs/providers/runtime-bridge.md", "torch", "stable_worldmodel", "opencv-python", "imageio", "$STABLEWM_HOME", "LEWORLDMODEL_CACHE_DIR"], part =>
        {
            Assert.Contains(part, error.Message, StringComparison.Ordinal);
            Assert.Contains(part, health.Details, StringComparison.Ordinal);
        });
        Assert.False(health.IsHealthy);
    }

    [Fact]
    public async Task Unconfigured_it_says_which_variables_to_set()
    {
        await using LeWorldModelProvider provider = new(new LeWorldModelOptions { Environment = ProviderEnvironment.Empty, Runtime = new FakeCostRuntime() });

        Assert.Contains("missing LEWORLDMODEL_POLICY or LEWM_POLICY", (await provider.CheckHealthAsync(Token)).Details, StringComparison.Ordinal);
        Assert.Contains("set LEWORLDMODEL_POLICY or LEWM_POLICY", (await FailAsync(provider, Fixture)).Message, StringComparison.Ordinal);
        Assert.False(provider.IsConfigured);
    }

    [Fact]
    public async Task Health_names_the_one_piece_that_is_missing()
    {
        Assert.Contains("missing optional dependency torch;", await DetailsAsync(RuntimeProblem.Missing("torch")), StringComparison.Ordinal);
        Assert.Contains("worldforge smoke leworldmodel", await DetailsAsync(RuntimeProblem.Missing("torch")), StringComparison.Ordinal);
        Assert.EndsWith("missing module gymnasium", await DetailsAsync(RuntimeProblem.Missing("stable_worldmodel", "gymnasium")), StringComparison.Ordinal);
        Assert.Equal("missing optional dependency cv2", await DetailsAsync(RuntimeProblem.Missing("cv2")));
        Assert.Equal("torch failed to load: OSError: libcudart.so is missing", await DetailsAsync(RuntimeProblem.Broken("torch", "OSError: libcudart.so is missing")));
        Assert.Contains("stable_worldmodel.policy.AutoCostModel is unavailable", await DetailsAsync(RuntimeProblem.Lacking("stable_worldmodel", "stable_worldmodel.policy.AutoCostModel")), StringComparison.Ordinal);
        Assert.Equal("configured for policy demo/lewm", await DetailsAsync(null));
        FakeCostRuntime runtime = new() { Problem = static () => RuntimeProblem.Missing("torch") };
        await using LeWorldModelProvider provider = Provider(runtime);
        Assert.Contains("missing optional dependency torch", (await FailAsync(provider, Fixture)).Message, StringComparison.Ordinal);
        Assert.Empty(runtime.Loads);
    }

    [Theory]
    [InlineData("leworldmodel_missing_goal", "goal")]
    [InlineData("leworldmodel_bad_action_candidates", "(batch, samples, horizon, action_dim)")]
    public async Task Bad_input_is_refused_before_the_model_is_asked(string fixture, string named)
    {
        FakeCostRuntime runtime = new();
        InMemoryRecorderSink events = new();
        await using LeWorldModelProvider provider = Provider(runtime, events);

        ProviderException error = await FailAsync(provider, ProviderFixture.Read(fixture));

        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.Equal((FaultCodes.InputInvalid, "leworldmodel", "score"), (error.Code, error.Provider, error.Operation));
        Assert.Empty(runtime.Calls);
        ProviderEvent failure = Assert.Single(events.Events);
        Assert.Equal(("failure", """{"capability":"score","policy":"demo/lewm"}"""), (failure.Phase, CanonicalJson.ToText(failure.Metadata)));
        Assert.Contains(named, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pixels", "[[1]]", "info.pixels must have at least 3 dimensions, got 2")]
    [InlineData("goal", "[[[1],[]]]", "info.goal[0][1] must not contain empty sequences")]
    [InlineData("action", "\"x\"", "info.action must be a tensor or nested arrays of numbers")]
    [InlineData("extra", "true", "info.extra must be a tensor")]
    [InlineData("extra", "[1,true]", "info.extra[1] must hold finite numbers")]
    [InlineData(" ", "[1]", "blank key")]
    public async Task Every_field_must_be_a_tensor(string field, string json, string named)
    {
        await using LeWorldModelProvider provider = Provider(new FakeCostRuntime());

        ProviderException error = await FailAsync(provider, Fixture.With("info", Fixture.Object("info").With(field, StrictJson.Parse(json))));

        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extra_tensors_are_passed_on_and_typed_arrays_are_not_copied()
    {
        FakeCostRuntime runtime = new();
        await using LeWorldModelProvider provider = Provider(runtime);
        NdArray pixels = NdArray.Of(new byte[24], 1, 1, 3, 2, 4);
        JsonObject info = Fixture.Object("info").With("pixels", JsonList.OfArray(pixels)).With("mask", StrictJson.Parse("[[1],[2]]"));

        await provider.ScoreActionsAsync(Fixture.With("info", info).ScoreRequest(), Token);

        Assert.Same(pixels, runtime.Calls[0]["pixels"]);
        Assert.Equal(NdArray.Of([1f, 2f], 2, 1), runtime.Calls[0]["mask"]);
    }

    [Theory]
    [InlineData("[0.5,0.5]", "returned 2 score(s) for 3 candidate action sample(s)")]
    [InlineData("[]", "no action scores")]
    [InlineData("null", "no action scores")]
    [InlineData("0.5", "returned 1 score(s) for 3")]
    [InlineData("[0.7,\"0.15\",0.4]", "finite score values")]
    [InlineData("[true,false,true]", "finite score values")]
    [InlineData("{\"scores\":[1,2,3]}", "must be a tensor")]
    public async Task A_bad_answer_of_the_model_is_a_provider_error(string json, string named)
    {
        await using LeWorldModelProvider provider = Provider(new FakeCostRuntime { Cost = (_, _) => StrictJson.Parse(json) });

        ProviderException error = await FailAsync(provider, Fixture);

        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.Equal(FaultCodes.ProviderResponse, error.Code);
    }

    [Fact]
    public async Task Scores_that_are_not_finite_or_spread_over_axes_are_refused()
    {
        await using LeWorldModelProvider broken = Provider(new FakeCostRuntime { Cost = static (_, _) => NdArray.Of([1, double.NaN, 3], 1, 3) });
        await using LeWorldModelProvider spread = Provider(new FakeCostRuntime { Cost = static (_, _) => NdArray.Of([1.0, 2, 3, 4], 2, 2) });
        await using LeWorldModelProvider text = Provider(new FakeCostRuntime { Cost = static (_, _) => ProviderFixture.Read("leworldmodel_bad_scores")["scores"] });
        JsonObject four = Fixture.With("action_candidates", JsonList.OfArray(NdArray.Of(new float[16], 1, 4, 2, 2)));

        Assert.Contains("scores[0][1] must hold finite", (await FailAsync(broken, Fixture)).Message, StringComparison.Ordinal);
        Assert.Contains("axis of the samples", (await FailAsync(spread, four)).Message, StringComparison.Ordinal);
        Assert.Contains("finite score values", (await FailAsync(text, Fixture)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_candidate_may_have_a_lone_score()
    {
        JsonObject one = Fixture.With("action_candidates", JsonList.OfArray(NdArray.Of(new float[4], 1, 1, 2, 2)));
        foreach (object output in (object[])[0.5, (JsonValue)0.5, NdArray.Of([0.5]), new[] { 0.5f }, NdArray.Of([(Half)0.5], 1, 1), new List<object> { new List<object> { 0.5 } }])
        {
            await using LeWorldModelProvider provider = Provider(new FakeCostRuntime { Cost = (_, _) => output });
            Assert.Equal(0.5, (await provider.ScoreActionsAsync(one.ScoreRequest(), Token)).BestScore);
        }
    }

    [Fact]
    public async Task A_throwing_model_is_wrapped_without_its_secrets()
    {
        InMemoryRecorderSink events = new();
        await using LeWorldModelProvider provider = Provider(new FakeCostRuntime { Cost = static (_, _) => throw new InvalidOperationException("CUDA out of memory; password=hunter2hunter2") }, events);

        ProviderException error = await FailAsync(provider, Fixture);

        Assert.StartsWith("LeWorldModel scoring failed for policy demo/lewm: InvalidOperationException: CUDA out of memory", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", Assert.Single(events.Events).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancellation_passes_and_a_cancellation_of_the_models_own_does_not()
    {
        await using LeWorldModelProvider provider = Provider(new FakeCostRuntime { Cost = static (_, _) => throw new OperationCanceledException("mine") });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => provider.ScoreActionsAsync(Fixture.ScoreRequest(), new CancellationToken(true)).AsTask());
        Assert.Contains("OperationCanceledException", (await FailAsync(provider, Fixture)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Planner_tensors_are_seen_in_place()
    {
        NdArray? seen = null;
        await using LeWorldModelProvider provider = Provider(new FakeCostRuntime { Cost = (_, candidates) => { seen = candidates; return new double[3]; } });
        float[] values = new float[20];
        CandidateTensor tensor = new(values.AsMemory(4, 12), [1, 3, 2, 2], 1);

        await provider.ScoreActionsAsync(new ScoreRequest(Fixture.Object("info"), ActionCandidates.FromTensor(tensor)), Token);
        values[4] = 42;

        Assert.Equal([1, 3, 2, 2], seen!.Shape);
        Assert.Equal(42, seen.ToDouble(0));
        values[5] = float.NaN;
        ProviderException error = await Assert.ThrowsAsync<ProviderException>(() => provider.ScoreActionsAsync(new ScoreRequest(Fixture.Object("info"), ActionCandidates.FromTensor(tensor)), Token).AsTask());
        Assert.Contains("action_candidates[0][0][0][1] must hold finite numbers", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Blank_settings_are_refused_by_name_and_never_shown()
    {
        Assert.Contains("policy must be a non-empty string", Assert.Throws<WorldForgeException>(() => new LeWorldModelProvider(new LeWorldModelOptions { Policy = " " })).Message, StringComparison.Ordinal);
        Assert.Contains("device", Assert.Throws<WorldForgeException>(() => new LeWorldModelProvider(new LeWorldModelOptions { Device = "" })).Message, StringComparison.Ordinal);
        ProviderConfigSummary summary = Provider(null).DescribeConfiguration();
        Assert.Equal(["LEWORLDMODEL_POLICY", "LEWORLDMODEL_CACHE_DIR", "LEWORLDMODEL_DEVICE"], summary.Fields.Select(static field => field.Name));
        Assert.DoesNotContain("demo", CanonicalJson.ToText(summary.ToJson()), StringComparison.Ordinal);
    }

    private static LeWorldModelProvider Provider(ICostModelRuntime? runtime, IProviderEventHandler? events = null, Dictionary<string, string?>? variables = null) => new(new LeWorldModelOptions
    {
        Policy = variables is null ? "demo/lewm" : null,
        Runtime = runtime,
        EventHandler = events,
        Environment = ProviderEnvironment.From(variables ?? []),
    });

    private static string Text(ActionScoreResult result, string name) => ((JsonText)result.Metadata[name]).Value;

    private static async Task<string> DetailsAsync(RuntimeProblem? problem)
    {
        await using LeWorldModelProvider provider = Provider(new FakeCostRuntime { Problem = () => problem });
        return (await provider.CheckHealthAsync(Token)).Details;
    }

    private static async Task<ProviderException> FailAsync(LeWorldModelProvider provider, JsonObject fixture) =>
        await Assert.ThrowsAsync<ProviderException>(() => provider.ScoreActionsAsync(fixture.ScoreRequest(), Token).AsTask());
}
