using WorldForge.Capabilities;
using WorldForge.Routing;
using WorldForge.Serialization;
using WorldForge.Tests.Calls;

namespace WorldForge.Tests.Routing;

public sealed class ProviderRouterTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private readonly Forge _forge = TestForge.Create();

    public ProviderRouterTests()
    {
        _forge.RegisterEmbedder(new FakeEmbedder("first"));
        _forge.RegisterEmbedder(new FakeEmbedder("second"));
        _forge.RegisterProvider(new FakeProvider("predictor"));
    }

    [Fact]
    public async Task Takes_the_first_provider_that_answers_and_says_why_others_did_not()
    {
        ProviderRoutingPolicy policy = new(Capability.Embed, "ghost", ["predictor", "first", "second", "mock"]);

        RoutingResult<string> result = await new ProviderRouter(_forge).RunAsync(
            policy,
            (name, _) => name == "first" ? throw new IOException("password=hidden-4") : new ValueTask<string>(name),
            Token);

        Assert.Equal("second", result.Chosen);
        Assert.Equal("second", result.Value);
        Assert.Equal(
            [RoutingStatus.SkippedNotRegistered, RoutingStatus.SkippedIncompatible, RoutingStatus.Failed, RoutingStatus.Succeeded],
            result.Attempts.Select(static attempt => attempt.Status));
        Assert.Equal("IOException", result.Attempts[2].ErrorType);
        string json = CanonicalJson.ToText(result.ToJson());
        Assert.DoesNotContain("hidden-4", json, StringComparison.Ordinal);
        Assert.Contains("skipped-not-registered", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_capability_may_be_optional_and_a_closed_provider_is_skipped_with_the_hosts_reason()
    {
        ProviderRoutingPolicy policy = new(Capability.Embed, "first", ["predictor"], requireCapability: false);

        RoutingResult<string> result = await new ProviderRouter(_forge, static name => name == "first" ? "circuit open" : null)
            .RunAsync(policy, static (name, _) => new ValueTask<string>(name), Token);

        Assert.Equal("predictor", result.Chosen);
        Assert.Equal("circuit open", result.Attempts[0].Reason);
    }

    [Fact]
    public async Task No_answer_is_a_result_without_a_choice_and_null_is_a_failure()
    {
        RoutingResult<string> result = await new ProviderRouter(_forge).RunAsync(
            new ProviderRoutingPolicy(Capability.Embed, "first"), static (_, _) => new ValueTask<string>((string)null!), Token);

        Assert.False(result.Succeeded);
        Assert.Null(result.Value);
        Assert.Equal(RoutingStatus.Failed, Assert.Single(result.Attempts).Status);
    }

    [Fact]
    public async Task Cancellation_ends_the_route_and_is_never_a_failed_attempt()
    {
        using CancellationTokenSource source = new();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new ProviderRouter(_forge).RunAsync<string>(
            new ProviderRoutingPolicy(Capability.Embed, "first", ["second"]),
            async (_, token) =>
            {
                await source.CancelAsync();
                token.ThrowIfCancellationRequested();
                return "x";
            },
            source.Token));
    }

    [Fact]
    public void A_policy_refuses_blank_and_repeated_names()
    {
        Assert.Contains("preferred", Assert.Throws<WorldForgeException>(() => new ProviderRoutingPolicy(Capability.Embed, " ")).Message, StringComparison.Ordinal);
        Assert.Contains("fallbacks", Assert.Throws<WorldForgeException>(() => new ProviderRoutingPolicy(Capability.Embed, "a", [""])).Message, StringComparison.Ordinal);
        Assert.Contains("'a'", Assert.Throws<WorldForgeException>(() => new ProviderRoutingPolicy(Capability.Embed, "a", ["b", " a "])).Message, StringComparison.Ordinal);
        Assert.Contains("operation", Assert.Throws<WorldForgeException>(() => new ProviderRoutingPolicy(Capability.Embed, "a", operation: "")).Message, StringComparison.Ordinal);
        Assert.Throws<WorldForgeException>(() => new ProviderRoutingPolicy((Capability)9, "a"));
    }

    [Fact]
    public void A_result_whose_parts_disagree_is_refused()
    {
        RoutingAttempt won = new("a", Capability.Embed, RoutingStatus.Succeeded);
        RoutingAttempt lost = new("b", Capability.Embed, RoutingStatus.Failed, errorType: "T", errorMessage: "m");

        Action[] contradictions =
        [
            () => _ = new RoutingResult<string>(Capability.Score, [won], "a", "v"),
            () => _ = new RoutingResult<string>(Capability.Embed, [won]),
            () => _ = new RoutingResult<string>(Capability.Embed, [lost], value: "v"),
            () => _ = new RoutingResult<string>(Capability.Embed, [won], "a"),
            () => _ = new RoutingResult<string>(Capability.Embed, [lost], "b", "v"),
            () => _ = new RoutingResult<string>(Capability.Embed, [won, won], "a", "v"),
            () => _ = new RoutingResult<string>(Capability.Embed, [won, lost], "a", "v"),
            () => _ = new RoutingResult<string>(Capability.Embed, [won], "b", "v"),
            () => _ = new RoutingAttempt("a", Capability.Embed, RoutingStatus.Succeeded, errorMessage: "m"),
            () => _ = new RoutingAttempt(" ", Capability.Embed, RoutingStatus.Succeeded),
            () => _ = new RoutingAttempt("a", Capability.Embed, (RoutingStatus)9),
        ];
        Assert.All(contradictions, static contradiction => Assert.Throws<WorldForgeException>(contradiction));
        Assert.Null(new RoutingAttempt("a", Capability.Embed, RoutingStatus.SkippedIncompatible, " ").Reason);
    }

    [Fact]
    public void A_result_of_no_known_capability_or_with_a_missing_attempt_is_refused()
    {
        Assert.Contains("predict, embed, plan, score, policy", Assert.Throws<WorldForgeException>(() => new RoutingResult<string>((Capability)9, [])).Message, StringComparison.Ordinal);
        Assert.Contains("attempt", Assert.Throws<WorldForgeException>(() => new RoutingResult<string>(Capability.Embed, [null!])).Message, StringComparison.Ordinal);
    }
}
