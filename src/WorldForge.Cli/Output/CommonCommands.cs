using System.Collections.Immutable;

namespace WorldForge.Cli.Output;

/// <summary>The command lines that the help of the program ends with. A test runs each of them.</summary>
internal static class CommonCommands
{
    public static ImmutableArray<string> Lines { get; } =
    [
        "worldforge examples",
        "worldforge doctor",
        "worldforge provider list",
        "worldforge provider docs",
        "worldforge provider info mock",
        "worldforge provider contract mock",
        "worldforge provider workbench mock",
        "worldforge predict kitchen --provider mock --x 0.3 --y 0.8 --z 0.0 --steps 2",
        "worldforge eval --suite planning --provider mock --format json",
        "worldforge benchmark --provider mock --iterations 5 --format json",
        "worldforge runs list",
        "worldforge drills list",
    ];

    public static string Text { get; } = $"\nCommon commands:\n{string.Concat(Lines.Select(static line => $"  {line}\n"))}";
}
