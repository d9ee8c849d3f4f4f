using System.Collections.Frozen;

namespace WorldForge.Processes;

/// <summary>What a <see cref="ProcessRequest"/> gets when it does not say otherwise.</summary>
public static class ProcessDefaults
{
    /// <summary>UTF-16 units kept of each stream.</summary>
    public const int CaptureLimit = 4 * 1024 * 1024;

    /// <summary>The smallest capture limit that is accepted.</summary>
    public const int SmallestCaptureLimit = 1024;

    /// <summary>The exit code that a result carries when the time limit ended the program.</summary>
    public const int TimeOutExitCode = 124;

    /// <summary>How long the runner reads on after the program has ended, while a process that it left behind keeps the
    /// streams open.</summary>
    public static TimeSpan DrainLimit { get; } = TimeSpan.FromSeconds(2);

    /// <summary>Variables set for every child, so that tools answer in English, without colours, banners or telemetry.</summary>
    public static IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["DOTNET_CLI_UI_LANGUAGE"] = "en",
        ["DOTNET_NOLOGO"] = "1",
        ["NO_COLOR"] = "1",
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
