using Microsoft.Extensions.Logging;
using WorldForge.Events;
using WorldForge.Providers.Http;

namespace WorldForge.Providers;

/// <summary>What a factory may need to make a provider.</summary>
public sealed class ProviderFactoryContext
{
    /// <summary>Takes the parts from the options of a facade.</summary>
    public ProviderFactoryContext(ForgeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Environment = options.Environment;
        EventHandler = options.EventHandler;
        TimeProvider = options.TimeProvider;
        LoggerFactory = options.LoggerFactory;
        RequestPreset = options.RequestPreset;
    }

    private ProviderFactoryContext(ProviderFactoryContext source, ProviderEnvironment environment)
    {
        Environment = environment;
        EventHandler = source.EventHandler;
        TimeProvider = source.TimeProvider;
        LoggerFactory = source.LoggerFactory;
        RequestPreset = source.RequestPreset;
    }

    /// <summary>Where variables are read from.</summary>
    public ProviderEnvironment Environment { get; }

    /// <summary>Where events go, or null.</summary>
    public IProviderEventHandler? EventHandler { get; }

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; }

    /// <summary>Where to log, or null.</summary>
    public ILoggerFactory? LoggerFactory { get; }

    /// <summary>What a provider with a remote end applies to its default request policy, or null.</summary>
    public RequestPreset? RequestPreset { get; }

    /// <summary>The same parts, with no variable set.</summary>
    internal ProviderFactoryContext WithoutVariables() => new(this, ProviderEnvironment.Empty);
}
