using WorldForge.Processes;

namespace WorldForge.Cli.Tests;

/// <summary>The tool as a process of its own, from the files beside the tests.</summary>
internal static class ToolProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>The <c>dotnet</c> that runs the tests.</summary>
    public static string Dotnet { get; } = Path.Combine(
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..")), OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");

    /// <summary>The tool's assembly.</summary>
    public static string Assembly { get; } = typeof(CommandLine).Assembly.Location;

    /// <summary>Runs the tool.</summary>
    public static Task<ProcessResult> RunAsync(string directory, IReadOnlyDictionary<string, string?> environment, params string[] arguments) =>
        RunAsync(Dotnet, directory, environment, [Assembly, .. arguments]);

    /// <summary>Runs any program.</summary>
    public static Task<ProcessResult> RunAsync(string program, string directory, IReadOnlyDictionary<string, string?> environment, string[] arguments) =>
        RunUntilAsync(program, directory, environment, arguments, TestContext.Current.CancellationToken);

    /// <summary>Runs any program until it ends or the token stops its whole process tree.</summary>
    public static Task<ProcessResult> RunUntilAsync(
        string program, string directory, IReadOnlyDictionary<string, string?> environment, string[] arguments, CancellationToken cancellationToken) =>
        new ProcessRunner(TimeProvider.System).RunAsync(
            new ProcessRequest { FileName = program, WorkingDirectory = directory, Arguments = [.. arguments], Environment = environment, TimeLimit = Patience },
            cancellationToken);
}
