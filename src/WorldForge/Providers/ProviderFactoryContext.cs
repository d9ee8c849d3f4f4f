using Microsoft.Extensions.Logging;
using WorldForge.Events;

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
    }

    /// <summary>Where variables are read from.</summary>
    public ProviderEnvironment Environment { get; }

    /// <summary>Where events go, or null.</summary>
    public IProviderEventHandler? EventHandler { get; }

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; }

    /// <summary>Where to log, or null.</summary>
    public ILoggerFactory? LoggerFactory { get; }
}
