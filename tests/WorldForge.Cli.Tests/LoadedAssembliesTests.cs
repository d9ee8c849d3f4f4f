using WorldForge.Processes;

namespace WorldForge.Cli.Tests;

/// <summary>What a command loads: nothing optional, and no more than it needs.</summary>
public sealed class LoadedAssembliesTests
{
    private static readonly string[] Optional = ["Spectre.Console", "WorldForge.Tensors", "WorldForge.Rerun", "WorldForge.Release", "WorldForge.Testing", "System.Net.Http", "System.Reflection.Emit"];

    private static readonly string[] Expected = ["System.CommandLine", "WorldForge", "WorldForge.Cli", "WorldForge.Providers"];

    public static TheoryData<string> Commands =>
    [
        "--version",
        "--help",
        "predict --help",
        "examples --format json",
        "completion bash",
        "provider list",
        "doctor",
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Loads_nothing_optional_and_no_more_than_it_needs(string command)
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
        Assert.Empty(loaded.Where(static name => !IsPlatform(name)).Except(Expected));
    }

    private static bool IsPlatform(string name) =>
        name is "netstandard" or "Microsoft.Win32.Primitives" or "WorldForge.Cli.Tests" or "Polly.Core"
        || (name.StartsWith("System.", StringComparison.Ordinal) && name != "System.CommandLine")
        || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal);
}
