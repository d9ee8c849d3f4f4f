namespace WorldForge.Providers.Plugins;

/// <summary>One external provider as a source found it.</summary>
/// <param name="Name">The provider name.</param>
/// <param name="Value">Where it comes from: an assembly and a type, never a host path.</param>
/// <param name="Load">Loads the factory; null stands for something that is no factory.</param>
/// <param name="DocsPage">The page that documents it, or null.</param>
/// <param name="Refusal">Why it must not be loaded, or null.</param>
public sealed record PluginEntry(
    string? Name,
    string Value,
    Func<IWorldForgeProviderFactory?> Load,
    string? DocsPage = null,
    string? Refusal = null);
