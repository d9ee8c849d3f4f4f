using WorldForge.Actions;
using WorldForge.Capabilities;
using WorldForge.Providers.Mock;
using WorldForge.Serialization;
using WorldForge.States;
using WorldForge.Testing;
using WorldForge.Testing.Conformance;

namespace WorldForge.Tests.Testing.Conformance;

public sealed class FaultInjectingProviderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fails_in_the_scripted_order_and_then_passes_calls_on()
    {
        FaultInjectingProvider provider = new FaultInjectingProvider(new MockProvider()).PassNext().FailNext(new TimeoutException("slow")).AnswerNullNext();

        Assert.Equal(32, (await provider.EmbedAsync("a", Token)).Vector.Length);
        await Assert.ThrowsAsync<TimeoutException>(async () => await provider.EmbedAsync("a", Token));
        Assert.Null(await provider.EmbedAsync("a", Token));
        Assert.Equal(32, (await provider.EmbedAsync("a", Token)).Vector.Length);
    }

    [Fact]
    public async Task Remembers_which_capabilities_were_called()
    {
        var provider = new FaultInjectingProvider(new ScriptedProvider());
        JsonObject info = JsonObject.Create(("observation", JsonObject.Empty));

        await provider.PredictAsync(new PredictRequest(WorldState.Seed([]), WorldAction.Noop()), Token);
        await provider.ScoreActionsAsync(new ScoreRequest(info, ActionCandidates.FromPlans([[WorldAction.Noop()]])), Token);
        await provider.PlanAsync(info, Token);
        await provider.SelectActionsAsync(info, Token);
        await provider.EmbedAsync("a", Token);

        Assert.Equal([Capability.Predict, Capability.Score, Capability.Plan, Capability.Policy, Capability.Embed], provider.Calls);
    }

    [Fact]
    public void Says_of_itself_what_the_inner_provider_says()
    {
        var inner = new ScriptedProvider { Silent = true };
        var provider = new FaultInjectingProvider(inner);

        Assert.Equal(
            (inner.Name, inner.Profile, inner.Specification, inner.IsConfigured, true),
            (provider.Name, provider.Profile, provider.Specification, provider.IsConfigured, provider.EmitsOwnEvents));
        Assert.Equal(inner.DescribeConfiguration().ToJson(), provider.DescribeConfiguration().ToJson());
        Assert.True(provider.TryAttachEventHandler(new WorldForge.Events.InMemoryRecorderSink()));
    }

    [Fact]
    public async Task Delays_by_the_given_clock_and_hangs_until_the_token()
    {
        var clock = new ManualTimeProvider();
        FaultInjectingProvider provider = new FaultInjectingProvider(new MockProvider(), clock).DelayNext(TimeSpan.FromSeconds(5)).HangNext();

        Task<EmbeddingResult> delayed = provider.EmbedAsync("a", Token).AsTask();
        Assert.False(delayed.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.NotNull(await delayed);

        using var source = new CancellationTokenSource();
        Task<EmbeddingResult> hanging = provider.EmbedAsync("a", source.Token).AsTask();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hanging);
    }

    [Fact]
    public async Task A_null_answer_becomes_a_typed_error_at_the_facade()
    {
        using Forge forge = Calls.TestForge.Create();
        forge.RegisterProvider(new FaultInjectingProvider(new MockProvider()).AnswerNullNext());

        ProviderException error = await Assert.ThrowsAsync<ProviderException>(async () => await forge.EmbedAsync("a", "mock", cancellationToken: Token));

        Assert.Equal(FaultCodes.ProviderResponse, error.Code);
    }
}
