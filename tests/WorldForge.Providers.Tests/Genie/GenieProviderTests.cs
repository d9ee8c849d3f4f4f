using WorldForge.Actions;
using WorldForge.Capabilities;
using WorldForge.Providers.Genie;
using WorldForge.Routing;
using WorldForge.Serialization;
using WorldForge.States;

namespace WorldForge.Providers.Tests.Genie;

public sealed class GenieProviderTests
{
    private static readonly PredictRequest Predict = new(WorldState.Seed([]), WorldAction.Noop());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, null)]
    [InlineData("key", null)]
    [InlineData("key", "0")]
    [InlineData(null, "maybe")]
    public async Task Every_call_is_closed_without_the_flag(string? key, string? flag)
    {
        GenieProvider provider = Provider(key, flag);

        foreach (Func<Task> call in Calls(provider))
        {
            ProviderException error = await Assert.ThrowsAsync<ProviderException>(call);
            Assert.Contains("scaffold that advertises no executable capability", error.Message, StringComparison.Ordinal);
            Assert.Contains("WORLDFORGE_ENABLE_SCAFFOLD_SURROGATES=1", error.Message, StringComparison.Ordinal);
            Assert.Equal((FaultCodes.ProviderCapability, "genie"), (error.Code, error.Provider));
        }
    }

    [Theory]
    [InlineData("1")]
    [InlineData("TRUE")]
    [InlineData("yes")]
    [InlineData("On")]
    public async Task With_the_flag_direct_calls_answer_from_a_surrogate_that_says_so(string flag)
    {
        GenieProvider provider = Provider("key", flag);

        PredictionPayload prediction = await provider.PredictAsync(Predict, Token);
        ActionScoreResult score = await provider.ScoreActionsAsync(new ScoreRequest(JsonObject.Empty, ActionCandidates.FromPlans([[WorldAction.Noop()]])), Token);

        Assert.Equal(("stub-remote-adapter", "GENIE_API_KEY", "genie"), (Text(prediction, "mode"), Text(prediction, "credential_env"), Text(prediction, "provider")));
        Assert.Equal(("genie", "genie"), (score.Provider, (await provider.EmbedAsync("x", Token)).Provider));
        await Assert.ThrowsAsync<ProviderException>(() => provider.SelectActionsAsync(JsonObject.Empty, Token).AsTask());
    }

    [Fact]
    public async Task The_flag_alone_is_not_enough() =>
        Assert.Contains("missing GENIE_API_KEY", (await Assert.ThrowsAsync<ProviderException>(() => Provider(null, "1").PredictAsync(Predict, Token).AsTask())).Message, StringComparison.Ordinal);

    [Fact]
    public async Task The_flag_never_makes_it_routable()
    {
        GenieProvider provider = Provider("key", "1");
        using Forge forge = new(new ForgeOptions { Catalog = new ProviderCatalog([GenieProvider.CatalogEntry]), Environment = Variables("key", "1") });

        Assert.Equal((ProviderCapabilities.None, ImplementationStatus.Scaffold, "genie-scaffold-v1"), (provider.Profile.Capabilities, provider.Profile.Specification.Status, provider.Profile.Specification.DefaultModel));
        foreach (Capability capability in Enum.GetValues<Capability>())
        {
            RoutingResult<string> route = await new ProviderRouter(forge).RunAsync(
                new ProviderRoutingPolicy(capability, "genie"), static (name, _) => new ValueTask<string>(name), Token);
            Assert.Equal(RoutingStatus.SkippedIncompatible, Assert.Single(route.Attempts).Status);
        }
    }

    private static IEnumerable<Func<Task>> Calls(GenieProvider provider) =>
    [
        async () => await provider.PredictAsync(Predict, Token),
        async () => await provider.EmbedAsync("x", Token),
        async () => await provider.ScoreActionsAsync(new ScoreRequest(JsonObject.Empty, ActionCandidates.FromPlans([[WorldAction.Noop()]])), Token),
        async () => await provider.SelectActionsAsync(JsonObject.Empty, Token),
        async () => await provider.PlanAsync(JsonObject.Empty, Token),
    ];

    private static string Text(PredictionPayload payload, string name) => ((JsonText)payload.Metadata[name]).Value;

    private static ProviderEnvironment Variables(string? key, string? flag) =>
        ProviderEnvironment.From(new Dictionary<string, string?> { ["GENIE_API_KEY"] = key, ["WORLDFORGE_ENABLE_SCAFFOLD_SURROGATES"] = flag });

    private static GenieProvider Provider(string? key, string? flag) => new(Variables(key, flag));
}
