namespace WorldForge.Providers.Plugins;

/// <summary>A place where external providers can be found without loading them.</summary>
public interface IProviderPluginSource
{
    /// <summary>Lists what is there. May throw; the facade then records that discovery failed and goes on.</summary>
    IEnumerable<PluginEntry> Discover();
}
