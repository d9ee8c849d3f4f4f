using WorldForge.Capabilities;

namespace WorldForge.Planning;

/// <summary>Finds the components that a plan names. A host normally plans over a <see cref="Forge"/>.</summary>
public interface IPlanningProviders
{
    /// <summary>The policy of that name.</summary>
    /// <exception cref="WorldForgeException">The provider does not support <c>policy</c>.</exception>
    /// <exception cref="ProviderException">The provider is unknown.</exception>
    IPolicy Policy(string name);

    /// <summary>The cost model of that name.</summary>
    /// <exception cref="WorldForgeException">The provider does not support <c>score</c>.</exception>
    /// <exception cref="ProviderException">The provider is unknown.</exception>
    ICostModel Score(string name);

    /// <summary>The predictor of that name.</summary>
    /// <exception cref="WorldForgeException">The provider does not support <c>predict</c>.</exception>
    /// <exception cref="ProviderException">The provider is unknown.</exception>
    IPredictor Predict(string name);
}
