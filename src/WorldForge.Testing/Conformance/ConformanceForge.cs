using WorldForge.Events;
using WorldForge.Providers;

namespace WorldForge.Testing.Conformance;

/// <summary>The facade of one case: it knows the provider under test, reads no environment and discovers nothing.</summary>
internal static class ConformanceForge
{
    public static Forge For(IWorldModelProvider provider, IProviderEventHandler? handler = null)
    {
        var forge = new Forge(new ForgeOptions
        {
            StateDirectory = Path.Combine(Path.GetTempPath(), "worldforge-conformance"),
            Environment = ProviderEnvironment.Empty,
            DiscoverEntryPoints = false,
            EventHandler = handler,
        });
        forge.RegisterProvider(provider);
        return forge;
    }
}
