using WorldForge.Processes;
using WorldForge.Release.Gates;
using WorldForge.Release.Gates.Build;
using WorldForge.Testing;

namespace WorldForge.Release.Tests.Gates.Build;

public sealed class BuildCollectorTests
{
    private const string Packable = "<Project><PropertyGroup><IsPackable>true</IsPackable></PropertyGroup></Project>";
    private const string Shared = "<Project><PropertyGroup><Version>1.2.3</Version></PropertyGroup></Project>";

    [Fact]
    public async Task Packs_the_checkout_and_a_copy_and_replaces_dist_as_a_whole()
    {
        using var repository = await RepositoryAsync();
        await repository.CommitAsync();
        repository.Write("dist/Stale.0.0.1.nupkg", "old");

        var facts = await CollectAsync(repository, (_, _) => "the same bytes");

        Assert.Equal(["A.1.2.3.nupkg", "A.1.2.3.snupkg"], facts.Files.Select(file => file.Name));
        Assert.All(facts.Files, file => Assert.Equal(file.Sha256, file.SecondSha256));
        Assert.Equal(["A.1.2.3.nupkg", "A.1.2.3.snupkg", "SHA256SUMS"], Names(repository, "dist"));
        Assert.Equal($"{facts.Files[0].Sha256["sha256:".Length..]}  A.1.2.3.nupkg\n{facts.Files[1].Sha256["sha256:".Length..]}  A.1.2.3.snupkg\n", facts.Checksums);
        Assert.Equal(GateStatus.Passed, Judge(facts).Status);
    }

    [Fact]
    public async Task The_copy_has_another_name_the_files_as_they_stand_and_the_same_origin()
    {
        using var repository = await RepositoryAsync();
        await repository.CommitAsync();
        await repository.GitAsync("remote", "add", "origin", "https://example.test/some/repository.git");
        repository.Write("src/A/A.cs", "changed");
        repository.Write("src/A/New.cs", "untracked");
        var (changed, untracked, origin, folder) = ("", "", "", "");

        var facts = await CollectAsync(repository, (root, _) =>
        {
            if (root != repository.Root)
            {
                changed = File.ReadAllText(Path.Combine(root, "src/A/A.cs"));
                untracked = File.ReadAllText(Path.Combine(root, "src/A/New.cs"));
                origin = File.ReadAllText(Path.Combine(root, ".git/config"));
                folder = Path.GetFileName(root);
            }

            return "bytes";
        });

        Assert.Equal(("changed", "untracked"), (changed, untracked));
        Assert.Contains("url = https://example.test/some/repository.git", origin, StringComparison.Ordinal);
        Assert.NotEqual(Path.GetFileName(repository.Root), folder);
        Assert.Equal("example.test", facts.OriginHost);
    }

    [Fact]
    public async Task Other_bytes_in_the_copy_are_recorded_for_the_package_contract()
    {
        using var repository = await RepositoryAsync();
        await repository.CommitAsync();

        var facts = await CollectAsync(repository, (root, _) => root);

        Assert.All(facts.Files, file => Assert.NotEqual(file.Sha256, file.SecondSha256));
        Assert.Equal(GateStatus.Passed, Judge(facts).Status);
    }

    [Fact]
    public async Task Packages_carry_the_time_of_the_commit()
    {
        using var repository = await RepositoryAsync();
        await repository.CommitAsync();
        var time = (await repository.GitAsync("log", "-1", "--format=%ct")).Trim();
        var seen = new List<string?>();

        await CollectAsync(repository, (_, request) =>
        {
            lock (seen)
            {
                seen.Add(request.Environment["SOURCE_DATE_EPOCH"]);
            }

            return "bytes";
        });

        Assert.Equal([time, time], seen);
    }

    [Fact]
    public async Task Without_a_commit_a_source_root_is_stated_and_nothing_false_is_claimed()
    {
        using var repository = await RepositoryAsync();
        var properties = "";

        var facts = await CollectAsync(repository, (root, _) =>
        {
            properties = File.ReadAllText(Path.Combine(root, ".artifacts/pack/early.props"));
            return "bytes";
        });

        Assert.Equal(("unknown", 315_532_800L, ""), (facts.Commit, facts.Timestamp, facts.OriginHost));
        Assert.Contains("<SourceRoot Include=", properties, StringComparison.Ordinal);
        Assert.Equal(GateStatus.Passed, Judge(facts).Status);
    }

    [Fact]
    public async Task A_failed_pack_leaves_no_packages_to_mistake_for_new_ones()
    {
        using var repository = await RepositoryAsync();
        await repository.CommitAsync();
        repository.Write("dist/A.1.2.3.nupkg", "old");

        var facts = await CollectAsync(repository, (_, _) => null);

        Assert.Empty(facts.Files);
        Assert.False(Directory.Exists(Path.Combine(repository.Root, "dist")));
        var finding = Assert.Single(Judge(facts).Findings, finding => finding.Subject == "checkout");
        Assert.Equal(("src/A/A.csproj", "NU5039: The readme file is not there."), (finding.Location, finding.Message));
    }

    [Fact]
    public async Task Lock_files_are_copied_and_never_rewritten()
    {
        using var repository = await RepositoryAsync();
        repository.Write("src/A/packages.lock.json", "{}");
        await repository.CommitAsync();

        await CollectAsync(repository, (root, _) =>
        {
            File.WriteAllText(Path.Combine(root, ".artifacts/pack/locks/A.lock.json"), "rewritten");
            return "bytes";
        });

        Assert.Equal("{}", File.ReadAllText(Path.Combine(repository.Root, "src/A/packages.lock.json")));
    }

    [Fact]
    public async Task A_repository_that_packs_nothing_fails_the_gate_without_a_process()
    {
        using var repository = await TemporaryRepository.CreateAsync(("src/A/A.csproj", "<Project/>"));

        var facts = await CollectAsync(repository, (_, _) => "bytes");

        Assert.Empty(facts.Runs);
        Assert.Equal(GateStatus.Failed, Judge(facts).Status);
    }

    [Theory]
    [InlineData("<Project/>", "states a <Version>")]
    [InlineData("<Project><PropertyGroup><Version>$(Other)</Version></PropertyGroup></Project>", "must be written out")]
    public async Task A_version_that_cannot_be_read_is_a_fault(string shared, string problem)
    {
        using var repository = await TemporaryRepository.CreateAsync(("Directory.Build.props", shared), ("src/A/A.csproj", Packable));

        var error = await Assert.ThrowsAsync<CollectionException>(() => CollectAsync(repository, (_, _) => "bytes"));

        Assert.Equal(CollectionOutcome.Faulted, error.Outcome);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clone_that_fails_is_a_fault()
    {
        using var repository = await RepositoryAsync();
        var real = new ProcessRunner(TimeProvider.System);
        var processes = new ScriptedProcessRunner()
            .OnAsync(request => request.FileName == "git", real.RunAsync)
            .On(request => request.Arguments.Contains("clone"), _ => ProcessResult.Exited(128, standardError: "no space left"));

        var error = await Assert.ThrowsAsync<CollectionException>(async () =>
            await new BuildCollector().CollectAsync(TestServices.Context(repository.Root, processes), TestContext.Current.CancellationToken));

        Assert.Contains("no space left", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_are_copied_as_links()
    {
        using var repository = await RepositoryAsync();
        File.CreateSymbolicLink(Path.Combine(repository.Root, "src/A/Link.cs"), "A.cs");
        await repository.CommitAsync();
        string? target = null;

        await CollectAsync(repository, (root, _) =>
        {
            target = root == repository.Root ? target : new FileInfo(Path.Combine(root, "src/A/Link.cs")).LinkTarget;
            return "bytes";
        });

        Assert.Equal("A.cs", target);
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("https://user:word@github.com/a/b.git", "github.com")]
    [InlineData("git@github.com:a/b.git", "github.com")]
    [InlineData("ssh://git@gitlab.com/a/b", "gitlab.com")]
    [InlineData("../neighbour", "")]
    [InlineData("file:///srv/repository", "")]
    public void The_host_of_an_origin_is_known_without_its_credentials(string? origin, string host) => Assert.Equal(host, RepositoryCopy.Host(origin));

    private static Task<TemporaryRepository> RepositoryAsync() => TemporaryRepository.CreateAsync(
        (".gitignore", ".artifacts/\ndist/\n"),
        ("Directory.Build.props", Shared),
        ("src/A/A.csproj", Packable),
        ("src/A/A.cs", "class A;"),
        ("tests/T/T.csproj", "<Project/>"));

    private static GateJudgement Judge(BuildFacts facts) => new BuildGate().Judge(new EvidenceBundle([TestServices.Item(BuildFacts.Type, facts)]), new GatePolicy());

    private static IEnumerable<string?> Names(TemporaryRepository repository, string folder) =>
        Directory.GetFiles(Path.Combine(repository.Root, folder)).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    /// <summary>Collects with real git and a pack that writes what <paramref name="content"/> says; null makes it fail.</summary>
    private static async Task<BuildFacts> CollectAsync(TemporaryRepository repository, Func<string, ProcessRequest, string?> content)
    {
        var real = new ProcessRunner(TimeProvider.System);
        var processes = new ScriptedProcessRunner()
            .OnAsync(request => request.FileName == "git", real.RunAsync)
            .On("dotnet", ProcessResult.Exited(0))
            .On(request => request.FileName == "dotnet" && request.Arguments[0] == "pack", request =>
            {
                if (content(request.WorkingDirectory, request) is not { } text)
                {
                    return ProcessResult.Exited(1, $"/elsewhere/sdk/Pack.targets(1,5): error NU5039: The readme file is not there. [{request.WorkingDirectory}/src/A/A.csproj]\n");
                }

                var folder = Directory.CreateDirectory(request.Arguments[request.Arguments.IndexOf("-o") + 1]).FullName;
                File.WriteAllText(Path.Combine(folder, "A.1.2.3.nupkg"), text);
                File.WriteAllText(Path.Combine(folder, "A.1.2.3.snupkg"), text);
                return ProcessResult.Exited(0);
            });
        return await new BuildCollector().CollectAsync(TestServices.Context(repository.Root, processes), TestContext.Current.CancellationToken);
    }
}
