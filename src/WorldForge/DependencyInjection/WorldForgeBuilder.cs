using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using WorldForge.Capabilities;
using WorldForge.Events;
using WorldForge.Providers;
using WorldForge.Providers.Plugins;

namespace WorldForge.DependencyInjection;

/// <summary>Adds providers, single capabilities and event handlers to the container of a <see cref="Forge"/>.</summary>
public sealed class WorldForgeBuilder
{
    internal WorldForgeBuilder(IServiceCollection services) => Services = services;

    /// <summary>The container.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Registers a full provider that the container makes.</summary>
    public WorldForgeBuilder AddProvider<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>()
        where T : class, IWorldModelProvider
    {
        Services.AddSingleton<IWorldModelProvider, T>();
        return this;
    }

    /// <summary>Registers a full provider.</summary>
    public WorldForgeBuilder AddProvider(IWorldModelProvider provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        Services.AddSingleton(provider);
        return this;
    }

    /// <summary>Offers an external provider, which registers itself when it is configured.</summary>
    public WorldForgeBuilder AddProviderFactory<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>()
        where T : class, IWorldForgeProviderFactory
    {
        Services.AddSingleton<IWorldForgeProviderFactory, T>();
        return this;
    }

    /// <summary>Adds a receiver of events; several are called in order.</summary>
    public WorldForgeBuilder AddEventHandler(IProviderEventHandler handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        Services.AddSingleton(handler);
        return this;
    }

    /// <summary>Registers a bundle.</summary>
    public WorldForgeBuilder AddModel(RunnableModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Add((forge, _) => forge.Register(model));
    }

    /// <summary>Registers a policy that the container makes.</summary>
    public WorldForgeBuilder AddPolicy<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(string? name = null)
        where T : class, IPolicy
    {
        Services.TryAddSingleton<T>();
        return Add((forge, services) => forge.RegisterPolicy(services.GetRequiredService<T>(), name));
    }

    /// <summary>Registers a cost model that the container makes.</summary>
    public WorldForgeBuilder AddCost<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(string? name = null)
        where T : class, ICostModel
    {
        Services.TryAddSingleton<T>();
        return Add((forge, services) => forge.RegisterCost(services.GetRequiredService<T>(), name));
    }

    /// <summary>Registers a predictor that the container makes.</summary>
    public WorldForgeBuilder AddPredictor<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(string? name = null)
        where T : class, IPredictor
    {
        Services.TryAddSingleton<T>();
        return Add((forge, services) => forge.RegisterPredictor(services.GetRequiredService<T>(), name));
    }

    /// <summary>Registers an embedder that the container makes.</summary>
    public WorldForgeBuilder AddEmbedder<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(string? name = null)
        where T : class, IEmbedder
    {
        Services.TryAddSingleton<T>();
        return Add((forge, services) => forge.RegisterEmbedder(services.GetRequiredService<T>(), name));
    }

    /// <summary>Registers a planner that the container makes.</summary>
    public WorldForgeBuilder AddPlanner<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(string? name = null)
        where T : class, IPlanner
    {
        Services.TryAddSingleton<T>();
        return Add((forge, services) => forge.RegisterPlanner(services.GetRequiredService<T>(), name));
    }

    private WorldForgeBuilder Add(Action<Forge, IServiceProvider> register)
    {
        Services.AddSingleton(new ForgeRegistration(register));
        return this;
    }
}
