using System.Diagnostics;
using WorldForge.Actions;
using WorldForge.Capabilities;
using WorldForge.Events;
using WorldForge.Providers.Mock;
using WorldForge.Serialization;
using WorldForge.Testing;

namespace WorldForge.Tests.Calls;

public sealed class CallPipelineTests
{
    private static readonly JsonObject State = JsonObject.Create(("step", 0));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private readonly InMemoryRecorderSink _events = new();

    [Fact]
    public async Task Emits_one_success_event_with_operation_capability_and_duration()
    {
        Forge forge = TestForge.Create(_events);

        await forge.EmbedAsync(" cube ", "mock", cancellationToken: Token);

        ProviderEvent only = Assert.Single(_events.Snapshot());
        Assert.Equal(("mock", "embed", "success"), (only.Provider, only.Operation, only.Phase));
        Assert.Equal("embed", only.Capability);
        Assert.True(only.DurationMs >= 0.1);
    }

    [Fact]
    public async Task A_null_answer_is_a_typed_error_that_names_the_expected_type()
    {
        FakeComponent broken = new("broken") { Embed = _ => null! };

        ProviderException error = await FailAsync(forge => forge.EmbedAsync("x", embedder: broken, cancellationToken: Token).AsTask());

        Assert.Contains("EmbeddingResult", error.Message, StringComparison.Ordinal);
        Assert.Equal(FaultCodes.ProviderResponse, error.Code);
        AssertFailure("broken", "embed");
    }

    [Fact]
    public async Task Another_provider_name_in_the_answer_is_a_typed_error()
    {
        FakeComponent broken = new("broken") { Embed = _ => new EmbeddingResult("other", "m", [1]) };

        ProviderException error = await FailAsync(forge => forge.EmbedAsync("x", embedder: broken, cancellationToken: Token).AsTask());

        Assert.Contains("'other'", error.Message, StringComparison.Ordinal);
        AssertFailure("broken", "embed");
    }

    [Fact]
    public async Task An_unexpected_exception_becomes_a_typed_error_with_redacted_cause_and_the_original_inside()
    {
        FakeComponent broken = new("broken") { Embed = _ => throw new InvalidOperationException("api_key=sk-verysecretvalue123") };

        ProviderException error = await FailAsync(forge => forge.EmbedAsync("x", embedder: broken, cancellationToken: Token).AsTask());

        Assert.Equal((FaultCodes.ProviderFailed, "broken", "embed"), (error.Code, error.Provider, error.Operation));
        Assert.IsType<InvalidOperationException>(error.InnerException);
        Assert.DoesNotContain("verysecretvalue", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("verysecretvalue", CanonicalJson.ToText(AssertFailure("broken", "embed").ToJson()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_error_passes_through_unchanged()
    {
        ProviderException original = new(FaultCodes.ProviderStatus, "upstream said 503") { Provider = "p", StatusCode = 503 };
        FakeComponent broken = new("broken") { Embed = _ => throw original };

        ProviderException error = await FailAsync(forge => forge.EmbedAsync("x", embedder: broken, cancellationToken: Token).AsTask());

        Assert.Same(original, error);
        Assert.Equal(503, AssertFailure("broken", "embed").StatusCode);
    }

    [Fact]
    public async Task A_contract_violation_inside_the_provider_is_a_provider_error()
    {
        FakeComponent broken = new("broken") { Score = _ => new ActionScoreResult("broken", [2, 1], 0) };

        ProviderException error = await FailAsync(forge => forge.ScoreActionsAsync(
            JsonObject.Empty, ActionCandidates.FromPlans([[WorldAction.Noop()], [WorldAction.Noop()]]), cost: broken, cancellationToken: Token).AsTask());

        Assert.Contains("best_index", error.Message, StringComparison.Ordinal);
        AssertFailure("broken", "score");
    }

    [Fact]
    public async Task A_typed_error_in_which_the_adapter_names_itself_passes_through_unchanged()
    {
        WorldForgeException input = new(FaultCodes.InputInvalid, "observation must hold a primary_image") { Provider = "broken" };
        WorldStateException answer = new(FaultCodes.StateMalformed, "actions must be a list") { Provider = "broken" };
        using Forge forge = TestForge.Create(_events);

        foreach (WorldForgeException original in (WorldForgeException[])[input, answer])
        {
            FakeComponent broken = new("broken") { Embed = _ => throw original };

            Assert.Same(original, await Assert.ThrowsAnyAsync<WorldForgeException>(() => forge.EmbedAsync("x", embedder: broken, cancellationToken: Token).AsTask()));
        }

        Assert.Equal(["failure", "failure"], _events.Snapshot().Select(static item => item.Phase));
    }

    [Fact]
    public async Task A_malformed_answer_that_the_adapter_reported_itself_is_not_reported_twice()
    {
        FakeProvider provider = new("own") { OwnEvents = true, Predict = _ => throw new WorldStateException(FaultCodes.StateMalformed, "actions must be a list") { Provider = "own" } };
        using Forge forge = TestForge.Create(_events);
        forge.RegisterProvider(provider);

        await Assert.ThrowsAsync<WorldStateException>(() => forge.PredictAsync(new PredictRequest(WorldForge.States.WorldState.Create(State), WorldAction.Noop()), "own", cancellationToken: Token).AsTask());

        Assert.Empty(_events.Snapshot());
    }

    [Fact]
    public async Task A_score_count_that_differs_from_the_candidates_is_a_provider_error_with_both_counts()
    {
        FakeComponent broken = new("broken") { Score = _ => ActionScoreResult.FromScores("broken", [1, 2, 3]) };

        ProviderException error = await FailAsync(forge => forge.ScoreActionsAsync(
            JsonObject.Empty, ActionCandidates.FromPlans([[WorldAction.Noop()]]), cost: broken, cancellationToken: Token).AsTask());

        Assert.Contains("3 scores for 1 candidates", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("step", "true")]
    [InlineData("step", "1.0")]
    [InlineData("step", "-1")]
    [InlineData("step", "\"1\"")]
    [InlineData("scene", "[]")]
    [InlineData("scene", "{\"objects\":[]}")]
    [InlineData("metadata", "null")]
    public async Task A_malformed_predicted_state_is_a_state_error_and_a_failure_event(string key, string value)
    {
        JsonObject bad = JsonObject.Create((key, StrictJson.Parse(value)));
        FakeComponent broken = new("broken") { Predict = (_, _) => new(new PredictionPayload(bad, 1, 1, 1)) };
        Forge forge = TestForge.Create(_events);

        WorldStateException error = await Assert.ThrowsAsync<WorldStateException>(
            () => forge.PredictAsync(State, WorldAction.Noop(), predictor: broken, cancellationToken: Token).AsTask());

        Assert.Contains("world_state." + key, error.Message, StringComparison.Ordinal);
        Assert.Equal((FaultCodes.StateMalformed, "broken", "predict"), (error.Code, error.Provider, error.Operation));
        AssertFailure("broken", "predict");
    }

    [Fact]
    public async Task A_predicted_state_beyond_the_limits_is_a_state_error_and_a_failure_event()
    {
        JsonObject deep = JsonObject.Empty;
        for (int level = 0; level < 70; level++)
        {
            deep = JsonObject.Create(("a", deep));
        }

        FakeComponent broken = new("broken") { Predict = (_, _) => new(new PredictionPayload(deep, 1, 1, 1)) };
        Forge forge = TestForge.Create(_events);

        WorldStateException error = await Assert.ThrowsAsync<WorldStateException>(
            () => forge.PredictAsync(State, WorldAction.Noop(), predictor: broken, cancellationToken: Token).AsTask());

        Assert.Contains("levels deep", error.Message, StringComparison.Ordinal);
        AssertFailure("broken", "predict");
    }

    [Fact]
    public async Task Several_failures_at_once_are_one_typed_error()
    {
        FakeComponent broken = new("broken") { Predict = (_, _) => new(Task.FromException<PredictionPayload>(new AggregateException(new IOException("a"), new IOException("password=hidden-7")))) };
        Forge forge = TestForge.Create(_events);

        ProviderException error = await Assert.ThrowsAsync<ProviderException>(
            () => forge.PredictAsync(State, WorldAction.Noop(), predictor: broken, cancellationToken: Token).AsTask());

        Assert.Contains("AggregateException", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden-7", error.Message + CanonicalJson.ToText(AssertFailure("broken", "predict").ToJson()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_given_state_is_the_same_after_the_call()
    {
        JsonObject state = (JsonObject)StrictJson.Parse("""{"step":1,"scene":{"objects":{"a":{"pose":{"position":{"x":0,"y":0,"z":0}}}}},"metadata":{"k":[1]}}""");
        string before = CanonicalJson.ToText(state);

        PredictionPayload payload = await TestForge.Create().PredictAsync(state, WorldAction.MoveTo(1, 2, 3), "mock", steps: 2, cancellationToken: Token);

        Assert.Equal(before, CanonicalJson.ToText(state));
        Assert.NotEqual(before, CanonicalJson.ToText(payload.State));
    }

    [Fact]
    public async Task Bad_input_causes_no_call_and_no_event()
    {
        FakeComponent component = new("fake");
        Forge forge = TestForge.Create(_events);
        forge.Register(component);

        await Assert.ThrowsAsync<WorldForgeException>(() => forge.PredictAsync(new JsonText("x"), WorldAction.Noop(), "fake", cancellationToken: Token).AsTask());
        await Assert.ThrowsAsync<WorldStateException>(() => forge.PredictAsync(State.With("step", true), WorldAction.Noop(), "fake", cancellationToken: Token).AsTask());
        await Assert.ThrowsAsync<WorldForgeException>(() => forge.PredictAsync(State, null!, "fake", cancellationToken: Token).AsTask());
        await Assert.ThrowsAsync<WorldForgeException>(() => forge.PredictAsync(null!, "fake", cancellationToken: Token).AsTask());
        await Assert.ThrowsAsync<WorldForgeException>(() => forge.EmbedAsync(" \t", "fake", cancellationToken: Token).AsTask());
        await Assert.ThrowsAsync<WorldForgeException>(() => forge.ScoreActionsAsync(JsonList.Empty, ActionCandidates.FromPlans([[WorldAction.Noop()]]), "fake", cancellationToken: Token).AsTask());
        await Assert.ThrowsAsync<WorldForgeException>(() => forge.ScoreActionsAsync(JsonObject.Empty, null!, "fake", cancellationToken: Token).AsTask());
        await Assert.ThrowsAsync<WorldForgeException>(() => forge.SelectActionsAsync(JsonValue.Null, "fake", cancellationToken: Token).AsTask());
        await Assert.ThrowsAsync<WorldForgeException>(() => forge.PlanAsync(1, "fake", cancellationToken: Token).AsTask());

        Assert.Equal(0, component.Calls);
        Assert.Empty(_events.Snapshot());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public async Task Steps_below_one_are_refused_by_name(int steps)
    {
        Forge forge = TestForge.Create(_events);

        WorldForgeException error = await Assert.ThrowsAsync<WorldForgeException>(
            () => forge.PredictAsync(State, WorldAction.Noop(), "mock", steps: steps, cancellationToken: Token).AsTask());

        Assert.Contains("steps", error.Message, StringComparison.Ordinal);
        Assert.Empty(_events.Snapshot());
    }

    [Fact]
    public async Task Cancellation_of_a_provider_that_ignores_its_token_passes_through_without_an_event()
    {
        using CancellationTokenSource source = new();
        MockProvider hanging = new(new MockProviderOptions { Faults = new MockFaultPlan().Next(new MockFault(MockFaultKind.Hang)) });
        Forge forge = TestForge.Create(_events);
        Task<EmbeddingResult> call = forge.EmbedAsync("x", embedder: hanging, cancellationToken: source.Token).AsTask();

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Empty(_events.Snapshot());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => forge.EmbedAsync("x", "mock", cancellationToken: source.Token).AsTask());
    }

    [Fact]
    public async Task A_provider_that_cancels_itself_is_a_retryable_timeout()
    {
        FakeComponent broken = new("broken") { Embed = _ => throw new TaskCanceledException("request timed out") };

        ProviderException error = await FailAsync(forge => forge.EmbedAsync("x", embedder: broken, cancellationToken: Token).AsTask());

        Assert.Equal(FaultCodes.ProviderTimeout, error.Code);
        Assert.True(error.IsRetryable);
    }

    [Fact]
    public async Task The_call_time_limit_ends_a_provider_that_hangs()
    {
        ManualTimeProvider time = new();
        MockProvider hanging = new(new MockProviderOptions { Faults = new MockFaultPlan().Next(new MockFault(MockFaultKind.Hang)) });
        Forge forge = new(TestForge.Options(_events) with { TimeProvider = time, CallTimeLimit = TimeSpan.FromSeconds(3) });
        Task<EmbeddingResult> call = forge.EmbedAsync("x", embedder: hanging, cancellationToken: Token).AsTask();

        time.Advance(TimeSpan.FromSeconds(3));

        ProviderException error = await Assert.ThrowsAsync<ProviderException>(() => call);
        Assert.Equal((FaultCodes.ProviderTimeout, "mock", "embed"), (error.Code, error.Provider, error.Operation));
        AssertFailure("mock", "embed");
        Assert.NotNull(await forge.EmbedAsync("x", embedder: hanging, cancellationToken: Token));
    }

    [Fact]
    public async Task A_used_up_budget_is_its_own_phase()
    {
        MockProvider mock = new(new MockProviderOptions { Faults = new MockFaultPlan().Next(new MockFault(MockFaultKind.Budget, Delay: TimeSpan.FromSeconds(2))) });
        Forge forge = TestForge.Create(_events);

        await Assert.ThrowsAsync<ProviderBudgetExceededException>(() => forge.EmbedAsync("x", embedder: mock, cancellationToken: Token).AsTask());

        ProviderEvent only = Assert.Single(_events.Snapshot());
        Assert.Equal("budget_exceeded", only.Phase);
        Assert.Equal(2000, only.DurationMs);
        Assert.Equal((JsonValue)2.0, only.Metadata["max_elapsed_seconds"]);
    }

    [Fact]
    public async Task An_adapter_with_own_events_is_not_counted_twice_but_its_malformed_result_is()
    {
        bool malformed = false;
        FakeProvider adapter = new("adapter")
        {
            OwnEvents = true,
            Predict = request => new PredictionPayload(malformed ? State.With("step", "x") : request.State.Value, 1, 1, 1),
        };
        Forge forge = TestForge.Create(_events);
        forge.RegisterProvider(adapter);

        await forge.PredictAsync(State, WorldAction.Noop(), "adapter", cancellationToken: Token);
        Assert.Empty(_events.Snapshot());

        malformed = true;
        await Assert.ThrowsAsync<WorldStateException>(() => forge.PredictAsync(State, WorldAction.Noop(), "adapter", cancellationToken: Token).AsTask());
        AssertFailure("adapter", "predict");
    }

    [Fact]
    public async Task A_throwing_handler_never_changes_the_outcome()
    {
        Forge forge = TestForge.Create(EventHandlers.From(static _ => throw new InvalidOperationException("sink")));

        Assert.NotNull(await forge.EmbedAsync("x", "mock", cancellationToken: Token));
    }

    [Fact]
    public async Task An_activity_surrounds_the_call_and_its_ids_are_on_the_event()
    {
        List<Activity> stopped = [];
        using ActivityListener listener = new()
        {
            ShouldListenTo = static source => source.Name == ProviderTelemetry.SourceName,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if ((string?)activity.GetTagItem("worldforge.provider") == "traced")
                {
                    stopped.Add(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        Forge forge = TestForge.Create(_events);

        await forge.EmbedAsync("x", embedder: new FakeEmbedder("traced"), cancellationToken: Token);

        Activity activity = Assert.Single(stopped);
        ProviderEvent only = Assert.Single(_events.Snapshot());
        Assert.Equal(activity.TraceId.ToHexString(), only.TraceId);
        Assert.Equal(ActivityStatusCode.Ok, activity.Status);
    }

    [Fact]
    public async Task All_five_verbs_reach_the_component()
    {
        FakeComponent component = new("fake");
        Forge forge = TestForge.Create(_events);
        forge.Register(component);

        await forge.PredictAsync(State, WorldAction.Noop(), "fake", cancellationToken: Token);
        await forge.EmbedAsync("x", "fake", cancellationToken: Token);
        await forge.ScoreActionsAsync(JsonObject.Empty, ActionCandidates.FromPlans([[WorldAction.Noop()]]), "fake", cancellationToken: Token);
        await forge.SelectActionsAsync(JsonObject.Empty, "fake", cancellationToken: Token);
        await forge.PlanAsync(JsonObject.Empty, "fake", cancellationToken: Token);

        Assert.Equal(["predict", "embed", "score", "policy", "plan"], _events.Snapshot().Select(static e => e.Operation));
    }

    private async Task<ProviderException> FailAsync(Func<Forge, Task> call) =>
        await Assert.ThrowsAsync<ProviderException>(() => call(TestForge.Create(_events)));

    private ProviderEvent AssertFailure(string provider, string operation)
    {
        ProviderEvent only = Assert.Single(_events.Snapshot());
        Assert.Equal((provider, operation, "failure"), (only.Provider, only.Operation, only.Phase));
        return only;
    }
}
