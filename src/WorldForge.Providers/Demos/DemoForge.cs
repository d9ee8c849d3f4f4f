namespace WorldForge.Providers.Demos;

/// <summary>The facade of a demo: the mock alone, no variable read, nothing discovered.</summary>
internal static class DemoForge
{
    public static Forge Create(DemoOptions options) => new(new ForgeOptions
    {
        CreateStateDirectory = false,
        DiscoverEntryPoints = false,
        Environment = ProviderEnvironment.Empty,
        TimeProvider = options.TimeProvider,
    });
}
