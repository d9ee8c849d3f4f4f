using WorldForge.Providers;

namespace WorldForge.Capabilities;

/// <summary>What every capability implementation says about itself, whichever of the five it implements.</summary>
/// <remarks>
/// Implementations must be safe for concurrent calls: a facade is a singleton and never serialises calls. Name and
/// specification must not change after registration.
/// </remarks>
public interface ICapabilityComponent
{
    /// <summary>The provider name: not blank. Results carry the same name.</summary>
    string Name { get; }

    /// <summary>What the component declares about itself, or null for the defaults.</summary>
    ProviderProfileSpec? Specification => null;
}
