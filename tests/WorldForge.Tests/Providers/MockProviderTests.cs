using WorldForge.Actions;
using WorldForge.Capabilities;
using WorldForge.Providers.Mock;
using WorldForge.Serialization;
using WorldForge.States;
using WorldForge.Testing;
using WorldForge.Tests.Calls;

namespace WorldForge.Tests.Providers;

public sealed class MockProviderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private readonly Forge _forge = TestForge.Create();

    [Fact]
    public async Task Runs_the_example_of_the_documentation()
    {
        JsonValue state = StrictJson.Parse("""{"step": 0, "scene": {"objects": {}}}""");

        PredictionPayload payload = await _forge.PredictAsync(state, WorldAction.MoveTo(0.3, 0.8, 0.0), "mock", steps: 2, cancellationToken: Token);

        Assert.Equal((JsonValue)2, payload.State["step"]);
        Assert.Equal(0.72, payload.PhysicsScore, 12);
        Assert.Equal(0.70, payload.Confidence, 12);
        Assert.Equal(["mock:frame:0", "mock:frame:1"], payload.Frames.Select(static frame => System.Text.Encoding.ASCII.GetString(frame.Span)));
        Assert.Equal("""{"frame_count":2,"mode":"deterministic-mock","provider":"mock","steps":2}""", CanonicalJson.ToText(payload.Metadata));
        Assert.Equal("mock", ((JsonText)((JsonObject)payload.State["metadata"])["provider"]).Value);
        Assert.Equal((JsonValue)0, ((JsonObject)state)["step"]);
    }

    [Theory]
    [InlineData("9223372036854775807", "9223372036854775810")]
    [InlineData("99999999999999999999", "100000000000000000002")]
    public async Task Counts_on_where_64_bits_end(string before, string after)
    {
        JsonValue state = StrictJson.Parse($$"""{"step": {{before}}}""");

        PredictionPayload payload = await _forge.PredictAsync(state, WorldAction.Noop(), "mock", steps: 3, cancellationToken: Token);

        Assert.Equal(after, payload.State["step"].ToString());
        Assert.Equal(long.MaxValue, WorldState.Create(payload.State).Step);
    }

    [Fact]
    public async Task Refuses_more_steps_than_it_could_hold_frames()
    {
        ProviderException error = await Assert.ThrowsAsync<ProviderException>(
            () => _forge.PredictAsync(JsonObject.Empty, WorldAction.Noop(), "mock", steps: int.MaxValue, cancellationToken: Token).AsTask());

        Assert.Contains("2147483647 steps", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Moves_the_named_object_or_the_first_and_records_the_mover()
    {
        WorldState seed = WorldState.Seed([new SceneObject("a", "A", new Pose(new Position(0, 0, 0))), new SceneObject("b", "B", new Pose(new Position(1, 1, 1)))]);

        JsonObject first = await PredictAsync(seed, WorldAction.MoveTo(5, 6, 7));
        JsonObject named = await PredictAsync(seed, WorldAction.MoveTo(5, 6, 7, objectId: "b"));

        Assert.Equal(new Position(5, 6, 7), Object(first, "a").Pose.Position);
        Assert.Equal(new Position(1, 1, 1), Object(first, "b").Pose.Position);
        Assert.Equal(new Position(5, 6, 7), Object(named, "b").Pose.Position);
        Assert.Equal((JsonValue)"mock", Object(named, "b").Metadata["moved_by"]);
        Assert.True(Object(named, "b").Metadata.ContainsKey("last_action"));
    }

    [Fact]
    public async Task Moving_a_missing_object_is_a_provider_error_that_names_it()
    {
        ProviderException error = await Assert.ThrowsAsync<ProviderException>(
            () => PredictAsync(WorldState.Seed([]), WorldAction.MoveTo(0, 0, 0, objectId: "ghost")));

        Assert.Contains("'ghost'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Spawn_adds_an_object_each_time_and_noop_sets_a_flag()
    {
        WorldState once = WorldState.Create(await PredictAsync(WorldState.Seed([]), WorldAction.SpawnObject("cube")));
        JsonObject twice = await PredictAsync(once, WorldAction.SpawnObject("cube"));
        JsonObject idle = await PredictAsync(once, WorldAction.Noop());

        JsonObject objects = (JsonObject)((JsonObject)twice["scene"])["objects"];
        Assert.Equal(2, objects.Count);
        Assert.All(objects, static entry => Assert.Matches("^obj_[0-9a-f]{12}$", entry.Key));
        Assert.Equal(new Position(0, 0.5, 0), SceneObject.FromJson(objects[0].Value).Pose.Position);
        Assert.Equal((JsonValue)true, ((JsonObject)idle["metadata"])["noop"]);
    }

    [Fact]
    public async Task A_scene_without_a_map_is_treated_as_empty()
    {
        JsonObject state = await PredictAsync(WorldState.Create(JsonObject.Empty), WorldAction.MoveTo(0, 0, 0));

        Assert.False(state.ContainsKey("scene"));
    }

    [Fact]
    public async Task Embeds_to_the_documented_numbers()
    {
        EmbeddingResult result = await _forge.EmbedAsync("cube state", "mock", cancellationToken: Token);

        Assert.Equal([0.2147, 0.0651, 0.4646, 0.0401], result.Vector[..4]);
        Assert.Equal([0.5907, 0.1154], result.Vector[30..]);
        Assert.Equal([32], result.Shape);
        Assert.Equal("mock-embedding-v1", result.Model);
    }

    [Fact]
    public async Task Scores_by_distance_to_the_goal_or_by_a_stable_number()
    {
        ActionCandidates candidates = ActionCandidates.FromPlans([[WorldAction.MoveTo(0, 0, 0)], [WorldAction.MoveTo(1, 2, 3)], [WorldAction.MoveTo(1, 2, 3)]]);
        JsonValue goal = StrictJson.Parse("""{"goal":{"target":[1,2,3]}}""");

        ActionScoreResult distance = await _forge.ScoreActionsAsync(goal, candidates, "mock", cancellationToken: Token);
        ActionScoreResult hash = await _forge.ScoreActionsAsync(JsonObject.Empty, candidates, "mock", cancellationToken: Token);
        ActionScoreResult latent = await _forge.ScoreActionsAsync(
            StrictJson.Parse("""{"goal":{"target":{"x":1,"y":0,"z":0}}}"""),
            ActionCandidates.FromJson(StrictJson.Parse("""[[{"type":"latent_action","parameters":{"x":3,"y":0,"z":0}}]]""")), "mock", cancellationToken: Token);

        Assert.Equal([14, 0, 0], distance.Scores);
        Assert.Equal((1, true), (distance.BestIndex, distance.LowerIsBetter));
        Assert.Equal((JsonValue)"goal-distance", distance.Metadata["cost_basis"]);
        Assert.Equal([0.9962, 0.9306, 0.8768], hash.Scores);
        Assert.Equal((JsonValue)"stable-hash", hash.Metadata["cost_basis"]);
        Assert.Equal([4], latent.Scores);
    }

    [Fact]
    public async Task An_opaque_list_is_scored_and_anything_else_is_a_provider_error()
    {
        ActionScoreResult opaque = await _forge.ScoreActionsAsync(JsonObject.Empty, ActionCandidates.FromPayload(StrictJson.Parse("[[1],[2]]")), "mock", cancellationToken: Token);

        Assert.Equal([0.9962, 0.9306], opaque.Scores);
        await Assert.ThrowsAsync<ProviderException>(() => _forge.ScoreActionsAsync(JsonObject.Empty, ActionCandidates.FromPayload(StrictJson.Parse("""{"a":1}""")), "mock", cancellationToken: Token).AsTask());
    }

    [Fact]
    public async Task A_tensor_is_scored_where_each_candidate_lies_in_one_piece()
    {
        JsonValue goal = StrictJson.Parse("""{"goal":{"target":[1,0,0]}}""");
        ActionScoreResult stacked = await _forge.ScoreActionsAsync(goal, ActionCandidates.FromTensor(new CandidateTensor(new float[] { 1, 0, 0, 3, 0, 0 }, [1, 2, 1, 3], 1)), "mock", cancellationToken: Token);

        Assert.Equal([0, 4], stacked.Scores);
        await Assert.ThrowsAsync<ProviderException>(() => _forge.ScoreActionsAsync(goal, ActionCandidates.FromTensor(new CandidateTensor(new float[6], [2, 3], 1)), "mock", cancellationToken: Token).AsTask());
    }

    [Theory]
    [InlineData(MockFaultKind.NullResult, "score")]
    [InlineData(MockFaultKind.NonFiniteScore, "score")]
    [InlineData(MockFaultKind.WrongCount, "score")]
    [InlineData(MockFaultKind.WrongProvider, "score")]
    [InlineData(MockFaultKind.WrongProvider, "embed")]
    [InlineData(MockFaultKind.NullResult, "embed")]
    [InlineData(MockFaultKind.Error, "embed")]
    [InlineData(MockFaultKind.NullResult, "predict")]
    public async Task Every_planned_fault_is_a_typed_error_once(MockFaultKind kind, string operation)
    {
        MockProvider mock = new(new MockProviderOptions { Faults = new MockFaultPlan().Next(new MockFault(kind)) });
        Func<Task> call = operation switch
        {
            "score" => () => _forge.ScoreActionsAsync(JsonObject.Empty, ActionCandidates.FromPlans([[WorldAction.Noop()]]), cost: mock, cancellationToken: Token).AsTask(),
            "embed" => () => _forge.EmbedAsync("x", embedder: mock, cancellationToken: Token).AsTask(),
            _ => () => _forge.PredictAsync(JsonObject.Empty, WorldAction.Noop(), predictor: mock, cancellationToken: Token).AsTask(),
        };

        await Assert.ThrowsAsync<ProviderException>(call);
        await call();
    }

    [Fact]
    public async Task Delays_and_malformed_states_follow_the_plan()
    {
        ManualTimeProvider time = new();
        MockFaultPlan plan = new MockFaultPlan().DelayNext(TimeSpan.FromSeconds(1)).Next(new MockFault(MockFaultKind.MalformedState)).FailNext(new IOException("x"));
        MockProvider mock = new(new MockProviderOptions { TimeProvider = time, Faults = plan });
        Task<PredictionPayload> slow = _forge.PredictAsync(JsonObject.Empty, WorldAction.Noop(), predictor: mock, cancellationToken: Token).AsTask();

        Assert.False(slow.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.NotNull(await slow);
        await Assert.ThrowsAsync<WorldStateException>(() => _forge.PredictAsync(JsonObject.Empty, WorldAction.Noop(), predictor: mock, cancellationToken: Token).AsTask());
        Assert.Equal(1, plan.Remaining);
    }

    [Fact]
    public void A_seeded_plan_repeats_and_bad_arguments_are_named()
    {
        Assert.Equal(20, MockFaultPlan.Seeded(-7, 20, 0.5, MockFaultKind.Error).Remaining);
        Assert.Equal(Kinds(3), Kinds(3));
        Assert.NotEqual(Kinds(3), Kinds(4));
        Assert.Contains("calls", Assert.Throws<WorldForgeException>(() => MockFaultPlan.Seeded(1, 0, 0.5, MockFaultKind.Error)).Message, StringComparison.Ordinal);
        Assert.Contains("probability", Assert.Throws<WorldForgeException>(() => MockFaultPlan.Seeded(1, 1, 2, MockFaultKind.Error)).Message, StringComparison.Ordinal);
        Assert.Contains("kinds", Assert.Throws<WorldForgeException>(() => MockFaultPlan.Seeded(1, 1, 0.5)).Message, StringComparison.Ordinal);

        static MockFaultKind[] Kinds(long seed)
        {
            MockFaultPlan plan = MockFaultPlan.Seeded(seed, 40, 0.5, MockFaultKind.Error, MockFaultKind.NullResult);
            return [.. Enumerable.Range(0, 40).Select(_ => plan.Take().Kind)];
        }
    }

    private static SceneObject Object(JsonObject state, string id) =>
        SceneObject.FromJson(((JsonObject)((JsonObject)state["scene"])["objects"])[id]);

    private async Task<JsonObject> PredictAsync(WorldState state, WorldAction action) =>
        (await _forge.PredictAsync(new PredictRequest(state, action), "mock", cancellationToken: Token)).State;
}
