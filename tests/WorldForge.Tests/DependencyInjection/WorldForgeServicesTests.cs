using Microsoft.Extensions.DependencyInjection;
using WorldForge.Capabilities;
using WorldForge.Events;
using WorldForge.Providers;
using WorldForge.Providers.Plugins;
using WorldForge.Serialization;
using WorldForge.Testing;
using WorldForge.Tests.Calls;

namespace WorldForge.Tests.DependencyInjection;

public sealed class WorldForgeServicesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_facade_is_one_singleton_with_everything_the_container_offers()
    {
        InMemoryRecorderSink events = new();
        ServiceCollection services = new();
        services.AddSingleton<TimeProvider>(new ManualTimeProvider());
        services.AddWorldForge(static options => options with { StateDirectory = TestForge.StateDirectory, Environment = ProviderEnvironment.Empty })
            .AddProvider<ContainerProvider>()
            .AddProvider(new FakeProvider("instance"))
            .AddProviderFactory<ContainerFactory>()
            .AddModel(new RunnableModel("model", embedder: new FakeEmbedder("model")))
            .AddPolicy<All>("policy")
            .AddCost<All>("cost")
            .AddPredictor<All>("predictor")
            .AddEmbedder<All>("embedder")
            .AddPlanner<All>()
            .AddEventHandler(events);
        services.AddWorldForge();
        await using ServiceProvider provider = services.BuildServiceProvider();

        Forge forge = provider.GetRequiredService<Forge>();
        await forge.EmbedAsync("x", "embedder", cancellationToken: Token);

        Assert.Same(forge, provider.GetRequiredService<Forge>());
        Assert.Equal(["all", "container", "cost", "embedder", "factory", "instance", "mock", "model", "policy", "predictor"], forge.ProviderNames);
        Assert.Equal("embedder", Assert.Single(events.Snapshot()).Provider);
    }

    [Fact]
    public void Changes_of_options_apply_in_order_and_the_container_can_be_disposed_synchronously()
    {
        ServiceCollection services = new();
        services.AddWorldForge(static options => options with { StateDirectory = TestForge.StateDirectory, AutoRegisterRemote = true });
        services.AddWorldForge(static options => options with { AutoRegisterRemote = false }).AddProviderFactory<ContainerFactory>();
        using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Equal(["mock"], provider.GetRequiredService<Forge>().ProviderNames);
    }

    public sealed class ContainerProvider() : WorldModelProvider(new ProviderProfile("container", ProviderCapabilities.None), ProviderEnvironment.Empty);

    public sealed class ContainerFactory : IWorldForgeProviderFactory
    {
        public string Name => "factory";

        public IWorldModelProvider Create(ProviderFactoryContext context) => new FakeProvider("factory");
    }

    public sealed class All : IPolicy, ICostModel, IPredictor, IEmbedder, IPlanner
    {
        private readonly FakeComponent _inner = new("all");

        public string Name => "all";

        public ValueTask<PredictionPayload> PredictAsync(PredictRequest request, CancellationToken cancellationToken) => _inner.PredictAsync(request, cancellationToken);

        public ValueTask<EmbeddingResult> EmbedAsync(string text, CancellationToken cancellationToken) => _inner.EmbedAsync(text, cancellationToken);

        public ValueTask<ActionPolicyResult> PlanAsync(JsonObject info, CancellationToken cancellationToken) => _inner.PlanAsync(info, cancellationToken);

        public ValueTask<ActionScoreResult> ScoreActionsAsync(ScoreRequest request, CancellationToken cancellationToken) => _inner.ScoreActionsAsync(request, cancellationToken);

        public ValueTask<ActionPolicyResult> SelectActionsAsync(JsonObject info, CancellationToken cancellationToken) => _inner.SelectActionsAsync(info, cancellationToken);
    }
}
