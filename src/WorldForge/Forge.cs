using WorldForge.Calls;
using WorldForge.Diagnostics;
using WorldForge.Capabilities;
using WorldForge.Events;
using WorldForge.Providers;
using WorldForge.Providers.Plugins;

namespace WorldForge;

/// <summary>
/// The facade: it knows the providers and runs every capability call through one pipeline that checks the input, calls,
/// checks the result and emits the event.
/// </summary>
/// <remarks>
/// Thread-safe; use one instance per process. Reads never lock: registration replaces an immutable snapshot. Providers
/// register from the environment once, at construction; a changed environment needs a new facade.
/// </remarks>
public sealed partial class Forge : IAsyncDisposable, IDisposable
{
    private readonly ForgeOptions _options;
    private readonly ProviderRegistry _registry;
    private readonly TargetResolver _resolver;
    private readonly CallPipeline _pipeline;
    private readonly PluginHost _plugins;
    private readonly ProviderDiagnostics _diagnostics;

    /// <summary>Builds the facade: creates the state directory unless told not to, walks the catalog, then the discovered providers.</summary>
    /// <exception cref="WorldForgeException">An option is invalid, or the state directory cannot be created.</exception>
    public Forge(ForgeOptions? options = null)
    {
        _options = options ?? new ForgeOptions();
        _options.Validate();
        if (_options.CreateStateDirectory)
        {
            StateDirectory.Create(_options.StateDirectory);
        }

        EventDelivery delivery = _options.EventDelivery ?? new EventDelivery(_options.LoggerFactory);
        _registry = new ProviderRegistry(_options.EventHandler);
        _pipeline = new CallPipeline(_options.EventHandler, delivery, _options.TimeProvider, _options.CallTimeLimit);
        _resolver = new TargetResolver(_registry, _options.EventHandler);
        ProviderFactoryContext context = new(_options);
        _plugins = PluginHost.Discover(_options);
        _registry.RegisterConfigured(_options.Catalog, _plugins, context, _options.AutoRegisterRemote);
        _diagnostics = new ProviderDiagnostics(_registry, _options, context, _plugins);
    }

    /// <summary>What discovery of external providers found and what it skipped, with reasons.</summary>
    public EntryPointReport EntryPointReport => _plugins.Report;

    /// <summary>Registers a full provider. One with the same name is replaced; the provider inherits the facade's handler if it has none.</summary>
    /// <exception cref="WorldForgeException">The provider is null or its name is blank.</exception>
    public void RegisterProvider(IWorldModelProvider provider)
    {
        NotNull(provider, "provider");
        _registry.Add(provider);
    }

    /// <summary>Registers every filled slot of a bundle, or none of them.</summary>
    /// <exception cref="WorldForgeException">The bundle is empty, or one of its slots is already taken.</exception>
    public void Register(RunnableModel model) => _registry.Add(model);

    /// <summary>Registers a full provider, or otherwise every capability that the component implements.</summary>
    /// <exception cref="WorldForgeException">It implements no capability, its name is blank, or a slot is already taken.</exception>
    public void Register(ICapabilityComponent component) => _registry.Add(component);

    /// <summary>Registers one policy.</summary>
    /// <exception cref="WorldForgeException">The name is blank, or the slot is already taken.</exception>
    public void RegisterPolicy(IPolicy policy, string? name = null) => _registry.Add(Capability.Policy, policy, name);

    /// <summary>Registers one cost model.</summary>
    /// <exception cref="WorldForgeException">The name is blank, or the slot is already taken.</exception>
    public void RegisterCost(ICostModel cost, string? name = null) => _registry.Add(Capability.Score, cost, name);

    /// <summary>Registers one predictor.</summary>
    /// <exception cref="WorldForgeException">The name is blank, or the slot is already taken.</exception>
    public void RegisterPredictor(IPredictor predictor, string? name = null) => _registry.Add(Capability.Predict, predictor, name);

    /// <summary>Registers one embedder.</summary>
    /// <exception cref="WorldForgeException">The name is blank, or the slot is already taken.</exception>
    public void RegisterEmbedder(IEmbedder embedder, string? name = null) => _registry.Add(Capability.Embed, embedder, name);

    /// <summary>Registers one planner.</summary>
    /// <exception cref="WorldForgeException">The name is blank, or the slot is already taken.</exception>
    public void RegisterPlanner(IPlanner planner, string? name = null) => _registry.Add(Capability.Plan, planner, name);

    /// <summary>Runs the teardown of every registered component that has one, within the time limit; failures are not thrown.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (string name in ProviderNames)
        {
            await _diagnostics.TeardownAsync(name).ConfigureAwait(false);
        }
    }

    /// <summary>Ends the facade without teardown, which needs <see cref="DisposeAsync"/>; it lets a container be disposed synchronously.</summary>
    public void Dispose()
    {
    }
}
