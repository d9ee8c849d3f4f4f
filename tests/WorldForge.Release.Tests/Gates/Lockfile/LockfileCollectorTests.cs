using WorldForge.Processes;
using WorldForge.Release.Gates.Lockfile;
using WorldForge.Testing;

namespace WorldForge.Release.Tests.Gates.Lockfile;

public sealed class LockfileCollectorTests
{
    private const string Project = "<Project Sdk=\"Microsoft.NET.Sdk\"></Project>\n";

    [Fact]
    public async Task A_lock_file_that_the_restore_writes_by_itself_is_seen_as_missing_before()
    {
        using var repository = await TemporaryRepository.CreateAsync(("src/A/A.csproj", Project), ("src/B/B.csproj", Project), ("src/B/packages.lock.json", "{}\n"));
        await repository.CommitAsync();

        var facts = await CollectAsync(repository, _ =>
        {
            repository.Write("src/A/packages.lock.json", "{}\n");
            return ProcessResult.Exited(0);
        });

        Assert.Equal(["src/A/A.csproj", "src/B/B.csproj"], facts.Projects.Select(project => project.Project));
        Assert.Null(facts.Projects[0].Before);
        Assert.NotNull(facts.Projects[0].After);
        Assert.Equal(facts.Projects[1].Before, facts.Projects[1].After);
        Assert.True(facts.Projects[1].Tracked);
        Assert.False(facts.Projects[0].Tracked);
    }

    [Fact]
    public async Task After_a_broken_lock_the_packages_are_restored_beside_it()
    {
        using var repository = await TemporaryRepository.CreateAsync(("src/A/A.csproj", Project), ("src/A/packages.lock.json", "{}\n"));
        await repository.CommitAsync();
        List<string> commands = [];

        var facts = await CollectAsync(repository, request =>
        {
            commands.Add(string.Join(' ', request.Arguments));
            return request.Arguments.Contains("--locked-mode")
                ? ProcessResult.Exited(1, standardError: $"{repository.Root}/src/A/A.csproj : error NU1004: The package references have changed. [{repository.Root}/WorldForge.sln]\n")
                : ProcessResult.Exited(0);
        });

        Assert.Equal(1, facts.RestoreExitCode);
        Assert.True(facts.RestoredUnlocked);
        var error = Assert.Single(facts.Errors);
        Assert.Equal(("NU1004", "src/A/A.csproj"), (error.Code, error.Project));
        Assert.Contains(commands, command => command.Contains("--locked-mode --force", StringComparison.Ordinal));
        Assert.Contains(commands, command => command.Contains("-p:WorldForgeLockFolder=", StringComparison.Ordinal) && !command.Contains("--locked-mode", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_package_download_is_compared_with_its_pin()
    {
        const string Pinned = """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><ToolVersion>7.0.0</ToolVersion></PropertyGroup>
              <ItemGroup><PackageDownload Include="Some.Tool" Version="[$(ToolVersion)]" ContentHash="abc==" /></ItemGroup>
            </Project>
            """;
        using var repository = await TemporaryRepository.CreateAsync(
            ("build/build.csproj", Pinned),
            ("packages/some.tool/7.0.0/.nupkg.metadata", """{"version": 2, "contentHash": "other=="}"""));
        var services = TestServices.With(repository.Root, processes: Processes(_ => ProcessResult.Exited(0))) with
        {
            Environment = new Dictionary<string, string> { ["NUGET_PACKAGES"] = Path.Combine(repository.Root, "packages") },
        };

        var facts = await new LockfileCollector().CollectAsync(TestServices.Context(services), TestContext.Current.CancellationToken);

        var pin = Assert.Single(facts.Pins);
        Assert.Equal(("Some.Tool", "7.0.0", "abc==", "other=="), (pin.Id, pin.Version, pin.Expected, pin.Actual));
    }

    private static async Task<LockfileFacts> CollectAsync(TemporaryRepository repository, Func<ProcessRequest, ProcessResult> dotnet) =>
        await new LockfileCollector().CollectAsync(TestServices.Context(repository.Root, Processes(dotnet)), TestContext.Current.CancellationToken);

    private static ScriptedProcessRunner Processes(Func<ProcessRequest, ProcessResult> dotnet) => new ScriptedProcessRunner()
        .OnAsync(request => request.FileName == "git", new ProcessRunner(TimeProvider.System).RunAsync)
        .On(request => request.FileName == "dotnet", dotnet);
}
