using System.Collections.Immutable;

namespace WorldForge.Cli;

/// <summary>Finds out how this program was started, for commands that need a process of their own for each measurement.</summary>
internal static class SelfProgram
{
    /// <summary>The launcher alone, or the runtime and the assembly that it runs.</summary>
    public static ImmutableArray<string> Words() => Words(Environment.ProcessPath ?? "dotnet", Environment.GetCommandLineArgs()[0]);

    internal static ImmutableArray<string> Words(string program, string assembly) =>
        Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase) ? [program, Path.GetFullPath(assembly)] : [program];
}
