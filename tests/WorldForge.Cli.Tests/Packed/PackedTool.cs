using System.Reflection;
using WorldForge.Processes;
using WorldForge.Serialization;

namespace WorldForge.Cli.Tests.Packed;

/// <summary>
/// The tool as a user has it: packed, installed with <c>dotnet tool install</c> from nothing but that package, and run. Packing takes the
/// assemblies that the test run has built; <c>WORLDFORGE_TOOL_PACKAGE</c> names a package to install instead.
/// </summary>
public sealed class PackedTool : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("worldforge-tool-");

    private string Command => Path.Combine(_folder.FullName, "tools", OperatingSystem.IsWindows() ? "worldforge.exe" : "worldforge");

    /// <summary>Packs unless a package is named, and installs.</summary>
    public async ValueTask InitializeAsync()
    {
        string feed = Directory.CreateDirectory(Path.Combine(_folder.FullName, "feed")).FullName;
        if (Environment.GetEnvironmentVariable("WORLDFORGE_TOOL_PACKAGE") is { Length: > 0 } package)
        {
            File.Copy(package, Path.Combine(feed, Path.GetFileName(package)));
        }
        else
        {
            string configuration = typeof(PackedTool).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
            await DotnetAsync(
                "pack", Path.Combine(SourceFolder.Repository, "src", "WorldForge.Cli", "WorldForge.Cli.csproj"), "-c", configuration, "-o", feed,
                "--no-build", "--no-restore", "--nologo", "-v", "quiet", $"-p:PublishDir={Path.Combine(_folder.FullName, "publish")}{Path.DirectorySeparatorChar}");
        }

        string settings = Path.Combine(_folder.FullName, "nuget.config");
        await File.WriteAllTextAsync(settings, $"<configuration><packageSources><clear /><add key=\"packed\" value=\"{feed}\" /></packageSources></configuration>");
        await DotnetAsync("tool", "install", "WorldForge.Cli", "--version", CommandLine.Version, "--tool-path", Path.GetDirectoryName(Command)!, "--configfile", settings);
    }

    /// <summary>Runs the installed command.</summary>
    /// <param name="directory">Where; a relative path of a command starts here.</param>
    /// <param name="arguments">What follows the program's name.</param>
    public Task<ProcessResult> RunAsync(string directory, params string[] arguments) => RunUntilAsync(directory, arguments, TestContext.Current.CancellationToken);

    /// <summary>Runs the installed command until it ends or the token stops its whole process tree.</summary>
    public Task<ProcessResult> RunUntilAsync(string directory, string[] arguments, CancellationToken cancellationToken) =>
        ToolProcess.RunUntilAsync(Command, directory, Surroundings(), arguments, cancellationToken);

    /// <summary>Runs the installed command and insists on its exit status.</summary>
    public async Task<string> OutputAsync(string directory, int exitCode, params string[] arguments)
    {
        ProcessResult result = await RunAsync(directory, arguments);
        Assert.True(result.ExitCode == exitCode, $"worldforge {string.Join(' ', arguments)} ended with {result.ExitCode} instead of {exitCode}.\n{result.StandardOutput}\n{result.StandardError}");
        return result.StandardOutput;
    }

    /// <summary>Runs the installed command and reads its output as JSON.</summary>
    public async Task<JsonValue> JsonAsync(string directory, int exitCode, params string[] arguments) => StrictJson.Parse(await OutputAsync(directory, exitCode, arguments));

    /// <summary>Starts the installed command and leaves it running, to be stopped by a signal.</summary>
    public System.Diagnostics.Process Start(string directory, params string[] arguments)
    {
        System.Diagnostics.ProcessStartInfo start = new(Command, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach ((string name, string? value) in Surroundings())
        {
            start.Environment[name] = value;
        }

        return System.Diagnostics.Process.Start(start)!;
    }

    /// <summary>Removes the package and the tool.</summary>
    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private Dictionary<string, string?> Surroundings() => new(StringComparer.Ordinal)
    {
        ["DOTNET_ROOT"] = Path.GetDirectoryName(ToolProcess.Dotnet),
        ["DOTNET_CLI_HOME"] = _folder.FullName,
        ["NUGET_PACKAGES"] = Path.Combine(_folder.FullName, "packages"),
        ["DOTNET_SKIP_FIRST_TIME_EXPERIENCE"] = "1",
        ["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false",
    };

    private async Task DotnetAsync(params string[] arguments)
    {
        Dictionary<string, string?> surroundings = Surroundings();
        if (arguments[0] == "pack")
        {
            // The assets of the build name the package folder of this machine.
            surroundings.Remove("NUGET_PACKAGES");
        }

        ProcessResult result = await ToolProcess.RunAsync(ToolProcess.Dotnet, _folder.FullName, surroundings, arguments);
        if (result.ExitCode != 0)
        {
            throw new InvalidOperationException($"dotnet {arguments[0]} ended with {result.ExitCode}: {result.StandardOutput}{result.StandardError}{result.StartError}");
        }
    }
}
