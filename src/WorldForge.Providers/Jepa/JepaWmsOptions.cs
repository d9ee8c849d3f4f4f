using WorldForge.Events;

namespace WorldForge.Providers.Jepa;

/// <summary>Settings of <see cref="JepaWmsProvider"/>.</summary>
public sealed record JepaWmsOptions
{
    /// <summary>The model.</summary>
    /// <value>Null by default: <c>JEPA_WMS_MODEL_PATH</c>.</value>
    public string? ModelPath { get; init; }

    /// <summary>Scores the candidates.</summary>
    /// <value>Null by default: the provider is then a scaffold without capability.</value>
    public IJepaRuntime? Runtime { get; init; }

    /// <summary>Where variables are read from.</summary>
    /// <value>The process by default.</value>
    public ProviderEnvironment? Environment { get; init; }

    /// <summary>Where events go.</summary>
    /// <value>Null by default: the facade's handler.</value>
    public IProviderEventHandler? EventHandler { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
