using System.Text;
using System.Xml.Linq;
using WorldForge.Processes;
using WorldForge.Release.Gates;
using WorldForge.Release.Gates.Build;
using WorldForge.Release.Gates.PackageContract;
using WorldForge.Testing;

namespace WorldForge.Release.Tests.Gates.PackageContract;

public sealed class PackageContractCollectorTests
{
    private const string Digest = "sha256:0000000000000000000000000000000000000000000000000000000000000000";

    [Fact]
    public async Task Installs_the_tool_and_builds_a_consumer_with_nothing_else_in_reach()
    {
        using var repository = await RepositoryAsync();
        var (config, tools, project) = ("", new List<string>(), "");

        var facts = await CollectAsync(repository, Facts(), request =>
        {
            if (request.Arguments is ["tool", "install", ..])
            {
                config = File.ReadAllText(request.Arguments[request.Arguments.IndexOf("--configfile") + 1]);
                Assert.StartsWith(Path.GetTempPath(), request.Environment["NUGET_PACKAGES"], StringComparison.Ordinal);
            }
            else if (request.Arguments is ["build", ..])
            {
                project = File.ReadAllText(Path.Combine(request.WorkingDirectory, "Consumer.csproj"));
                Assert.True(File.Exists(Path.Combine(request.WorkingDirectory, "..", "closure", "some.package.1.0.0.nupkg")));
            }
            else if (!request.FileName.EndsWith("dotnet", StringComparison.Ordinal))
            {
                tools.Add(CommandText.Quote(Path.GetFileName(request.FileName), request.Arguments));
                return ProcessResult.Exited(0, request.Arguments[0] == "--version" ? "0.1.0\n" : "help");
            }

            return ProcessResult.Exited(0, request.Arguments[0] == "exec" ? ConsumerProject.Expected + "\n" : "");
        });

        Assert.Equal(["worldforge --version", "worldforge --help", "worldforge doctor", "worldforge examples"], tools);
        Assert.Equal([Path.Combine(repository.Root, "dist")], XDocument.Parse(config).Descendants("packageSources").Elements("add").Select(source => source.Attribute("value")!.Value));
        Assert.Contains("<PackageReference Include=\"WorldForge\" Version=\"[0.1.0]\" />", project, StringComparison.Ordinal);
        Assert.DoesNotContain("WorldForge.Cli", project, StringComparison.Ordinal);
        Assert.All(facts.ToolRuns.Concat(facts.ConsumerRuns), run => Assert.Equal((0, run.Expected ?? run.Output), (run.ExitCode, run.Output)));
        Assert.Equal(["dotnet tool install WorldForge.Cli", "worldforge --version", "worldforge --help", "worldforge doctor", "worldforge examples"], facts.ToolRuns.Select(run => run.Name));
        Assert.Equal(["dotnet build Consumer.csproj", "dotnet exec Consumer.dll"], facts.ConsumerRuns.Select(run => run.Name));
        Assert.Equal(["WorldForge.0.1.0.nupkg"], facts.Packages.Select(package => package.File));
    }

    [Fact]
    public async Task What_fails_first_ends_each_chain_and_is_a_finding_with_its_last_line()
    {
        using var repository = await RepositoryAsync();

        var facts = await CollectAsync(repository, Facts(), _ => ProcessResult.Exited(1, "first line\n", "error: token=abc123\n"));

        Assert.Equal(("dotnet tool install WorldForge.Cli", 1), (Assert.Single(facts.ToolRuns).Name, facts.ToolRuns[0].ExitCode));
        Assert.Equal(("dotnet build Consumer.csproj", 1), (Assert.Single(facts.ConsumerRuns).Name, facts.ConsumerRuns[0].ExitCode));
        Assert.DoesNotContain("abc123", facts.ToolRuns[0].Output, StringComparison.Ordinal);
        var (subject, message) = Assert.Single(UseChecks.Runs("installed tool", facts.ToolRuns));
        Assert.Equal("installed tool", subject);
        Assert.StartsWith("'dotnet tool install WorldForge.Cli' ended with exit status 1: error", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commands_are_listed_in_the_same_order_whoever_is_faster()
    {
        using var repository = await RepositoryAsync();
        var slow = new TaskCompletionSource();
        var processes = Processes(repository.Root, _ => ProcessResult.Exited(0))
            .OnAsync(request => request.Arguments is ["tool", "install", ..], async (_, token) =>
            {
                await slow.Task.WaitAsync(token);
                return ProcessResult.Exited(0);
            })
            .On(request => request.Arguments is ["exec", ..], _ =>
            {
                slow.SetResult();
                return ProcessResult.Exited(0);
            });
        var context = TestServices.Context(repository.Root, processes, (BuildFacts.Type, Facts()));

        await new PackageContractCollector().CollectAsync(context, TestContext.Current.CancellationToken);

        Assert.Equal(["dotnet tool", "worldforge --version", "worldforge --help", "worldforge doctor", "worldforge examples", "dotnet build", "dotnet exec"], context.Commands.Select(command => string.Join(' ', command.Command.Split(' ').Take(2))));
    }

    [Fact]
    public async Task Without_packages_the_contract_is_blocked_and_says_where_to_look()
    {
        using var repository = await RepositoryAsync();

        var error = await Assert.ThrowsAsync<CollectionException>(() => CollectAsync(repository, Facts() with { Files = [] }, _ => ProcessResult.Exited(0)));

        Assert.Equal(CollectionOutcome.Blocked, error.Outcome);
        Assert.Contains("Build gate", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tool_package_that_is_not_promised_is_not_installed()
    {
        using var repository = await RepositoryAsync();

        var facts = await CollectAsync(repository, Facts() with { Expected = [Facts().Expected[0]] }, _ => ProcessResult.Exited(0));

        Assert.Empty(facts.ToolRuns);
    }

    private static BuildFacts Facts() => new()
    {
        Commit = "0123",
        Timestamp = 1,
        OriginHost = "",
        Expected =
        [
            new ExpectedPackage("src/WorldForge/WorldForge.csproj", "WorldForge", "0.1.0"),
            new ExpectedPackage("src/WorldForge.Cli/WorldForge.Cli.csproj", "WorldForge.Cli", "0.1.0"),
        ],
        Runs = [],
        Files = [new PackedFile { Name = "WorldForge.0.1.0.nupkg", Sha256 = Digest, SizeBytes = 1, SecondSha256 = Digest }],
        Checksums = "",
    };

    private static async Task<TemporaryRepository> RepositoryAsync()
    {
        var repository = await TemporaryRepository.CreateAsync((".gitignore", ".artifacts/\ndist/\n"), ("src/WorldForge/WorldForge.csproj", "<Project/>"));
        Directory.CreateDirectory(Path.Combine(repository.Root, "dist"));
        PackageFixture.Write(Path.Combine(repository.Root, "dist", "WorldForge.0.1.0.nupkg"), ("WorldForge.nuspec", Encoding.UTF8.GetBytes(PackageFixture.Manifest)));
        repository.Write("store/some.package/1.0.0/some.package.1.0.0.nupkg", "bytes");
        repository.Write(
            ".artifacts/pack/obj/WorldForge/project.assets.json",
            $$"""
            {
              "libraries": {
                "Some.Package/1.0.0": { "type": "package", "path": "some.package/1.0.0" },
                "Missing.Package/1.0.0": { "type": "package", "path": "missing.package/1.0.0" },
                "WorldForge/0.1.0": { "type": "project", "path": "../x.csproj" }
              },
              "packageFolders": { "{{repository.Root}}/store": {} }
            }
            """);
        return repository;
    }

    private static ScriptedProcessRunner Processes(string root, Func<ProcessRequest, ProcessResult> answer)
    {
        var real = new ProcessRunner(TimeProvider.System);
        return new ScriptedProcessRunner()
            .On(request => request.FileName != "git", answer)
            .OnAsync(request => request.FileName == "git" && request.WorkingDirectory == root, real.RunAsync);
    }

    private static async Task<PackageContractFacts> CollectAsync(TemporaryRepository repository, BuildFacts build, Func<ProcessRequest, ProcessResult> answer) =>
        await new PackageContractCollector().CollectAsync(
            TestServices.Context(repository.Root, Processes(repository.Root, answer), (BuildFacts.Type, build)),
            TestContext.Current.CancellationToken);
}
