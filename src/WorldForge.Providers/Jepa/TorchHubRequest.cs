namespace WorldForge.Providers.Jepa;

/// <summary>Which model of a torch hub to load.</summary>
/// <param name="Model">The entry point, such as <c>jepa_wm_pusht</c>.</param>
public sealed record TorchHubRequest(string Model)
{
    /// <summary>The repository of the official models.</summary>
    public const string DefaultRepository = "facebookresearch/jepa-wms";

    /// <summary>The repository.</summary>
    /// <value><see cref="DefaultRepository"/>.</value>
    public string Repository { get; init; } = DefaultRepository;

    /// <summary>Whether trained weights are loaded.</summary>
    /// <value>True.</value>
    public bool Pretrained { get; init; } = true;

    /// <summary>Where the model runs; null leaves it to the hub.</summary>
    public string? Device { get; init; }

    /// <summary>Whether the hub may run the repository's code without asking; null leaves it to the hub.</summary>
    public bool? TrustRepository { get; init; }
}
