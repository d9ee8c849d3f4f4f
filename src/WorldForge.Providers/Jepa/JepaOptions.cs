using WorldForge.Events;

namespace WorldForge.Providers.Jepa;

/// <summary>Settings of <see cref="JepaProvider"/>. What is given here beats the environment.</summary>
public sealed record JepaOptions
{
    /// <summary>The name of the torch-hub entry point, such as <c>jepa_wm_pusht</c>.</summary>
    /// <value>Null by default: <c>JEPA_MODEL_NAME</c>.</value>
    public string? ModelName { get; init; }

    /// <summary>Where the models come from.</summary>
    /// <value><c>facebookresearch/jepa-wms</c>.</value>
    public string HubRepository { get; init; } = TorchHubRequest.DefaultRepository;

    /// <summary>Where the model runs.</summary>
    /// <value>Null by default: <c>JEPA_DEVICE</c>, else the runtime's own.</value>
    public string? Device { get; init; }

    /// <summary>Loads models of the hub; the adapter scores with their encoder and predictor.</summary>
    /// <value>Null by default.</value>
    public ITorchHub? Hub { get; init; }

    /// <summary>Scores the candidates itself; beats <see cref="Hub"/>.</summary>
    /// <value>Null by default: without both, health and calls say what to inject.</value>
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
