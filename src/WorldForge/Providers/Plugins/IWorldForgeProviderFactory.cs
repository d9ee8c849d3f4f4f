namespace WorldForge.Providers.Plugins;

/// <summary>Makes one external provider. Supplied by the host's container, or named by an assembly with <see cref="WorldForgeProviderAttribute"/>.</summary>
public interface IWorldForgeProviderFactory
{
    /// <summary>The provider name; what is made must carry the same.</summary>
    string Name { get; }

    /// <summary>The page that documents it, or null.</summary>
    string? DocsPage => null;

    /// <summary>Makes the provider. Must not load an optional runtime.</summary>
    IWorldModelProvider Create(ProviderFactoryContext context);
}
