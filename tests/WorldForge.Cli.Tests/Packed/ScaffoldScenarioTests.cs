using System.Reflection;
using WorldForge.Processes;

namespace WorldForge.Cli.Tests.Packed;

/// <summary>A scaffolded adapter builds and passes its own tests in a fresh folder, with nothing of this repository but the packages.</summary>
public sealed class ScaffoldScenarioTests : IDisposable
{
    private readonly CliRun _place = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // Packages of others come from the folder that this test run was restored from; ours only from the fresh feed.
    private static string Restored => Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } folder
        ? folder
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task A_new_adapter_passes_its_conformance_suites_against_the_packed_packages()
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(Restored, "xunit.v3", "3.2.2")), "The packages of this test run are not in the usual folder, so xunit cannot be restored from it.");
        await PackAsync("WorldForge");
        await PackAsync("WorldForge.Testing");
        await File.WriteAllTextAsync(
            _place.PathOf("nuget.config"),
            $"""
            <configuration>
              <packageSources><clear /><add key="packed" value="{_place.PathOf("feed")}" /><add key="restored" value="{Restored}" /></packageSources>
              <packageSourceMapping>
                <packageSource key="packed"><package pattern="WorldForge*" /></packageSource>
                <packageSource key="restored"><package pattern="*" /></packageSource>
              </packageSourceMapping>
            </configuration>
            """,
            Token);
        await _place.ThenAsync(
            "provider", "scaffold", "Acme Drive", "--planned-capability", "score", "--planned-capability", "policy", "--implementation-status", "scaffold", "--remote", "--root", ".");
        Assert.Equal((0, ""), (_place.Code, _place.Error));

        ProcessResult result = await DotnetAsync(_place.Directory, isolated: true, "test", "tests/AcmeDrive.Tests", "--nologo", "-v", "quiet");

        Assert.True(result.ExitCode == 0, result.StandardOutput + result.StandardError + result.StartError);
        Assert.Contains("Passed!", result.StandardOutput, StringComparison.Ordinal);
    }

    private async Task PackAsync(string project)
    {
        string configuration = typeof(PackedTool).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        ProcessResult result = await DotnetAsync(
            SourceFolder.Repository, isolated: false,
            "pack", Path.Combine("src", project, project + ".csproj"), "-c", configuration, "-o", _place.PathOf("feed"), "--no-build", "--no-restore", "--nologo", "-v", "quiet");
        Assert.True(result.ExitCode == 0, result.StandardOutput + result.StandardError);
    }

    private Task<ProcessResult> DotnetAsync(string directory, bool isolated, params string[] arguments)
    {
        Dictionary<string, string?> surroundings = new(StringComparer.Ordinal)
        {
            ["DOTNET_ROOT"] = Path.GetDirectoryName(ToolProcess.Dotnet),
            ["DOTNET_CLI_HOME"] = _place.PathOf("home"),
            ["DOTNET_SKIP_FIRST_TIME_EXPERIENCE"] = "1",
            ["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false",
            ["DOTNET_CLI_UI_LANGUAGE"] = "en",

            // No server of a build outlives this test.
            ["MSBUILDDISABLENODEREUSE"] = "1",
            ["UseSharedCompilation"] = "false",
        };
        if (isolated)
        {
            surroundings["NUGET_PACKAGES"] = _place.PathOf("packages");
        }

        return ToolProcess.RunAsync(ToolProcess.Dotnet, directory, surroundings, arguments);
    }
}
