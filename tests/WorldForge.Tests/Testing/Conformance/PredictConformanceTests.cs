using WorldForge.Capabilities;
using WorldForge.Serialization;

namespace WorldForge.Tests.Testing.Conformance;

public sealed class PredictConformanceTests
{
    [Fact]
    public Task Passes_a_provider_that_keeps_the_rules() => SuiteAssert.PassesAsync(new Suites.Predict(static () => new()));

    [Fact]
    public Task Fails_a_malformed_state() =>
        FailsAsync(request => Answer(request.State.Value.With("step", "1")), "Answers_a_valid_request", "step");

    [Fact]
    public Task Fails_the_state_of_another_world() =>
        FailsAsync(request => Answer(Next(request).With("id", "other")), "Answers_a_valid_request", "world.id");

    [Fact]
    public Task Fails_a_state_that_lost_its_schema_version() =>
        FailsAsync(request => Answer(Next(request).Without("schema_version")), "Answers_through_the_facade", "schema_version");

    [Fact]
    public Task Fails_metadata_of_another_provider() => FailsAsync(
        request => Answer(Next(request), JsonObject.Create(("provider", "other"))), "Answers_a_valid_request", "metadata.provider");

    [Fact]
    public Task Fails_a_counter_that_ignores_the_steps() =>
        FailsAsync(request => Answer(request.State.Value.With("step", 1)), "Advances_the_step_counter_by_the_steps_asked_for", "instead of 3");

    [Fact]
    public Task Fails_input_that_was_changed() => FailsAsync(
        request =>
        {
            PredictionPayload payload = ScriptedProvider.Roll(request);
            ScriptedProvider.Overwrite(request.State.Value, "name", "changed");
            return payload;
        },
        "Leaves_its_input_unchanged",
        "changed its input");

    [Fact]
    public Task Fails_an_answer_that_differs_although_the_profile_promises_the_same()
    {
        int calls = 0;
        var provider = new ScriptedProvider { Predict = request => Answer(Next(request), JsonObject.Create(("call", Interlocked.Increment(ref calls)))) };
        return SuiteAssert.FailsAsync(new Suites.Predict(() => provider), "Repeats_its_answer_when_it_says_that_it_is_deterministic", "deterministic");
    }

    [Fact]
    public Task Fails_null() => FailsAsync(static _ => null!, "Answers_a_valid_request", "answered null");

    [Fact]
    public Task Fails_an_error_for_a_valid_request() =>
        FailsAsync(static _ => throw new InvalidOperationException("broken"), "Answers_a_valid_request", "InvalidOperationException for a valid request: broken");

    [Fact]
    public Task Fails_an_error_of_a_cancelled_call() =>
        FailsAsync(static _ => throw new InvalidOperationException("broken"), "Ends_a_cancelled_call_with_an_answer_or_a_cancellation", "broken");

    [Fact]
    public async Task Accepts_the_cancellation_of_a_cancelled_call()
    {
        IReadOnlyDictionary<string, string> failures =
            await Suites.FailuresAsync(new Suites.Predict(static () => new() { Predict = static _ => throw new OperationCanceledException() }));

        Assert.DoesNotContain("Ends_a_cancelled_call_with_an_answer_or_a_cancellation", failures.Keys);
    }

    [Fact]
    public Task Fails_a_capability_that_is_not_advertised() => SuiteAssert.FailsAsync(
        new Suites.Predict(static () => new(ScriptedProvider.ProfileOf(Capability.Embed))), "Advertises_the_capability", "does not advertise predict");

    private static JsonObject Next(PredictRequest request) => ScriptedProvider.Roll(request).State;

    private static PredictionPayload Answer(JsonObject state, JsonObject? metadata = null) => new(state, 1, 1, 0.1, metadata: metadata);

    private static Task FailsAsync(Func<PredictRequest, PredictionPayload> wrong, string caseName, string message) =>
        SuiteAssert.FailsAsync(new Suites.Predict(() => new() { Predict = wrong }), caseName, message);
}
