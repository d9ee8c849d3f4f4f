using WorldForge.Events;
using WorldForge.Providers;

namespace WorldForge.Tests.Calls;

/// <summary>Facades that read no environment and keep their state below the temporary directory.</summary>
internal static class TestForge
{
    public static string StateDirectory { get; } = Path.Combine(Path.GetTempPath(), "worldforge-tests", "state");

    public static ForgeOptions Options(IProviderEventHandler? handler = null) => new()
    {
        StateDirectory = StateDirectory,
        Environment = ProviderEnvironment.Empty,
        EventHandler = handler,
    };

    public static Forge Create(IProviderEventHandler? handler = null) => new(Options(handler));
}
