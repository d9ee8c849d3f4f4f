using WorldForge.Capabilities;
using WorldForge.Serialization;

namespace WorldForge.Providers;

/// <summary>The short form of a profile.</summary>
/// <param name="Name">The provider name.</param>
/// <param name="Capabilities">What it can truly run.</param>
/// <param name="IsLocal">Whether it runs without the network.</param>
/// <param name="Description">One sentence for people.</param>
public sealed record ProviderInfo(string Name, ProviderCapabilities Capabilities, bool IsLocal, string Description)
{
    /// <summary>Renders the wire form.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("name", Name),
        ("capabilities", Capabilities.ToJson()),
        ("is_local", IsLocal),
        ("description", Description));
}
