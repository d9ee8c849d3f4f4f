using System.Collections.Immutable;

namespace WorldForge.Cli.Output;

/// <summary>The command lines that the help of the program ends with. A test runs each of them.</summary>
internal static class CommonCommands
{
    public static ImmutableArray<string> Lines { get; } =
    [
        "worldforge doctor",
    ];

    public static string Text { get; } = $"\nCommon commands:\n{string.Concat(Lines.Select(static line => $"  {line}\n"))}";
}
