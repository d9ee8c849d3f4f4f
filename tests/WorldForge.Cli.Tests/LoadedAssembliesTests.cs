using WorldForge.Processes;

namespace WorldForge.Cli.Tests;

/// <summary>What a command loads: nothing optional, and no more than it needs.</summary>
public sealed class LoadedAssembliesTests
{
    private static readonly string[] Optional = ["Spectre.Console", "WorldForge.Tensors", "WorldForge.Rerun", "WorldForge.Release", "WorldForge.Testing", "System.Net.Http", "System.Reflection.Emit"];

    public static TheoryData<string, string[]> Commands => new()
    {
        { "--version", ["System.CommandLine", "WorldForge", "WorldForge.Cli"] },
        { "--help", ["System.CommandLine", "WorldForge", "WorldForge.Cli"] },
        { "predict --help", ["System.CommandLine", "WorldForge", "WorldForge.Cli"] },
        { "examples --format json", ["System.CommandLine", "WorldForge", "WorldForge.Cli"] },
        { "completion bash", ["System.CommandLine", "WorldForge", "WorldForge.Cli"] },
        { "provider list", ["System.CommandLine", "WorldForge", "WorldForge.Cli", "WorldForge.Providers"] },
        { "doctor", ["System.CommandLine", "WorldForge", "WorldForge.Cli", "WorldForge.Providers"] },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Loads_nothing_optional_and_no_more_than_it_needs(string command, string[] expected)
    {
        using CliRun directory = new();
        string file = directory.PathOf("loaded.txt");
        Dictionary<string, string?> environment = new(StringComparer.Ordinal)
        {
            ["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location,
            [StartupHook.FileVariable] = file,
        };

        ProcessResult result = await ToolProcess.RunAsync(directory.Directory, environment, command.Split(' '));

        Assert.Equal((0, ""), (result.ExitCode, result.StandardError));
        string[] loaded = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        Assert.Empty(loaded.Intersect(Optional));
        Assert.Empty(loaded.Where(static name => !IsPlatform(name)).Except(expected));
    }

    private static bool IsPlatform(string name) =>
        name is "netstandard" or "Microsoft.Win32.Primitives" or "WorldForge.Cli.Tests" or "Polly.Core"
        || (name.StartsWith("System.", StringComparison.Ordinal) && name != "System.CommandLine")
        || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal);
}
