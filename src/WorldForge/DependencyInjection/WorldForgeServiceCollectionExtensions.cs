using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using WorldForge;
using WorldForge.DependencyInjection;
using WorldForge.Events;
using WorldForge.Providers;
using WorldForge.Providers.Plugins;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the facade to a container.</summary>
public static class WorldForgeServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="Forge"/> as a singleton. It is built on first use from the options, with the container's clock,
    /// logger factory, event handlers, providers and provider factories.
    /// </summary>
    /// <param name="services">The container.</param>
    /// <param name="configure">Changes the default options; several calls apply in order.</param>
    /// <returns>A builder that adds providers.</returns>
    public static WorldForgeBuilder AddWorldForge(this IServiceCollection services, Func<ForgeOptions, ForgeOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (configure is not null)
        {
            services.AddSingleton(new ForgeOptionsChange(configure));
        }

        services.TryAddSingleton(Build);
        return new WorldForgeBuilder(services);
    }

    private static Forge Build(IServiceProvider services)
    {
        ForgeOptions defaults = new();
        ForgeOptions options = defaults with
        {
            TimeProvider = services.GetService<TimeProvider>() ?? defaults.TimeProvider,
            LoggerFactory = services.GetService<ILoggerFactory>(),
            EventHandler = EventHandlers.Compose([.. services.GetServices<IProviderEventHandler>()]),
            ProviderFactories = [.. services.GetServices<IWorldForgeProviderFactory>()],
        };
        foreach (ForgeOptionsChange change in services.GetServices<ForgeOptionsChange>())
        {
            options = change.Apply(options);
        }

        Forge forge = new(options);
        foreach (IWorldModelProvider provider in services.GetServices<IWorldModelProvider>())
        {
            forge.RegisterProvider(provider);
        }

        foreach (ForgeRegistration registration in services.GetServices<ForgeRegistration>())
        {
            registration.Register(forge, services);
        }

        return forge;
    }
}
