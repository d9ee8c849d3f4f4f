using WorldForge.Events;
using WorldForge.Serialization;
using WorldForge.Testing.Conformance;

namespace WorldForge.Tests.Testing.Conformance;

public sealed class EventConformanceTests
{
    private const string Rules = "Emits_only_events_that_follow_the_rules";

    [Fact]
    public Task Passes_a_provider_that_keeps_the_rules() => SuiteAssert.PassesAsync(new Suites.Events(static () => new()));

    [Fact]
    public Task Passes_a_provider_whose_calls_fail_with_the_secrets_in_the_message() => SuiteAssert.PassesAsync(
        new Suites.Events(static () => new() { Embed = static text => throw new ProviderException(FaultCodes.ProviderFailed, "cannot embed: " + text) }));

    [Fact]
    public Task Fails_a_provider_that_should_emit_and_does_not() => SuiteAssert.FailsAsync(
        new Suites.Events(static () => new() { Silent = true }), "Leaves_a_terminal_event_for_each_call", "score left no terminal event");

    [Fact]
    public Task Fails_a_secret_in_an_event() => FailsAsync(
        static () => new ProviderEvent("scripted", "embed", "success") { Metadata = JsonObject.Create(("echo", "raw-secret")) }, "1 of the planted secrets");

    [Fact]
    public Task Fails_an_event_of_another_provider() => FailsAsync(static () => new ProviderEvent("other", "embed", "success"), "provider is 'other'");

    [Fact]
    public void Judges_the_wire_form_of_a_recorded_event()
    {
        JsonObject right = new ProviderEvent("p", "embed", "SUCCESS") { Target = PlantedSecrets.Url }.ToJson();

        Assert.Empty(EventRules.Problems(right, "p"));
        Assert.Contains("phase 'Success'", Assert.Single(EventRules.Problems(right.With("phase", "Success"))), StringComparison.Ordinal);
        Assert.Contains("phase", Assert.Single(EventRules.Problems(right.With("phase", "success "))), StringComparison.Ordinal);
        Assert.Equal(["target carries a query, a fragment or user info."], EventRules.Problems(right.With("target", "https://h/p?x=1")));
        Assert.Equal(["operation is missing."], EventRules.Problems(right.Without("operation")));
        string shown = Assert.Single(EventRules.Problems(right.With("message", "RAW-SECRET and api_secret")));
        Assert.Equal("2 of the planted secrets are shown.", shown);
        Assert.Single(EventRules.Problems(right.With("message", "mine"), "p", ["mine"]));
    }

    [Fact]
    public async Task Renders_recorded_events_one_per_line_without_masking()
    {
        var recorder = new InMemoryRecorderSink();
        using var forge = new Forge(Calls.TestForge.Options(recorder) with { TimeProvider = new WorldForge.Testing.ManualTimeProvider() });

        await forge.EmbedAsync("a", "mock", cancellationToken: TestContext.Current.CancellationToken);

        string text = RecordedEvents.ToText(recorder.Events);
        Assert.StartsWith("{\"attempt\":1,\"duration_ms\":0.1,", text, StringComparison.Ordinal);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        Assert.Equal(CanonicalJson.ToText(recorder.Events[0].ToJson()) + "\n", text);
    }

    private static Task FailsAsync(Func<ProviderEvent> wrong, string message) =>
        SuiteAssert.FailsAsync(new Suites.Events(() => new() { OwnEvent = wrong }), Rules, message);
}
