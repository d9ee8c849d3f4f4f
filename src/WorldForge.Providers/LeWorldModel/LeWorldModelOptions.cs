using WorldForge.Events;

namespace WorldForge.Providers.LeWorldModel;

/// <summary>Settings of <see cref="LeWorldModelProvider"/>. What is given here beats the environment.</summary>
public sealed record LeWorldModelOptions
{
    /// <summary>The run name of the model.</summary>
    /// <value>Null by default: <c>LEWORLDMODEL_POLICY</c>, then <c>LEWM_POLICY</c>.</value>
    public string? Policy { get; init; }

    /// <summary>The folder that holds the checkpoints.</summary>
    /// <value>Null by default: <c>LEWORLDMODEL_CACHE_DIR</c>, else the runtime's own.</value>
    public string? CacheDirectory { get; init; }

    /// <summary>Where the model runs.</summary>
    /// <value>Null by default: <c>LEWORLDMODEL_DEVICE</c>, else <c>cpu</c>.</value>
    public string? Device { get; init; }

    /// <summary>Loads the model.</summary>
    /// <value>Null by default: health and calls then say what to inject.</value>
    public ICostModelRuntime? Runtime { get; init; }

    /// <summary>Where variables are read from.</summary>
    /// <value>The process by default.</value>
    public ProviderEnvironment? Environment { get; init; }

    /// <summary>Where events go.</summary>
    /// <value>Null by default: the facade's handler.</value>
    public IProviderEventHandler? EventHandler { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
