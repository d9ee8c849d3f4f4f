using WorldForge.Serialization;

namespace WorldForge.Providers.Plugins;

/// <summary>One usable external provider.</summary>
/// <param name="Name">The provider name.</param>
/// <param name="RuntimeOwnership">Says that it is external, and where it comes from.</param>
/// <param name="DocsPage">The page that documents it, or null.</param>
public sealed record DiscoveredEntryPoint(string Name, string RuntimeOwnership, string? DocsPage)
{
    /// <summary>Renders the wire form; an external provider is never registered regardless of its configuration.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("name", Name),
        ("runtime_ownership", RuntimeOwnership),
        ("always_register", false),
        ("docs_page", DocsPage));
}
