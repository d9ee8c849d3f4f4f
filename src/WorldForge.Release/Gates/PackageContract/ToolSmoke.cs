using System.Collections.Immutable;

namespace WorldForge.Release.Gates.PackageContract;

/// <summary>A command line that the installed tool must carry out.</summary>
/// <param name="Arguments">What follows the command name.</param>
/// <param name="PrintsVersion">Whether the output must be the version of the package and nothing else.</param>
internal sealed record ToolSmoke(ImmutableArray<string> Arguments, bool PrintsVersion = false)
{
    /// <summary>Every command line to try, in order. A new command that needs no input belongs here.</summary>
    public static ImmutableArray<ToolSmoke> All { get; } =
    [
        new(["--version"], PrintsVersion: true),
        new(["--help"]),
        new(["doctor"]),
        new(["examples"]),
    ];
}
