using WorldForge.Processes;
using WorldForge.Release.Audit;
using WorldForge.Release.Gates;
using WorldForge.Release.Gates.DependencyAudit;
using WorldForge.Testing;

namespace WorldForge.Release.Tests.Gates.DependencyAudit;

public sealed class DependencyAuditCollectorTests
{
    private const string Lock = """
        {"version":2,"dependencies":{"net10.0":{
          "Newtonsoft.Json":{"type":"Direct","requested":"[12.0.1, )","resolved":"12.0.1","contentHash":"hash"},
          "worldforge":{"type":"Project"}}}}
        """;

    [Fact]
    public async Task Reads_lock_files_tools_and_downloads_and_keeps_the_advisories_about_them()
    {
        using var repository = await RepositoryAsync();
        var source = new FakeSource(new VulnerabilitySourceAnswer
        {
            Source = "feed:test",
            ProvidedData = true,
            AdvisoryCount = 5,
            Advisories = [Advisory, Advisory],
        });

        var facts = await CollectAsync(repository, source);

        Assert.Equal(
            [
                ".config/dotnet-tools.json||Tool|some.tool|1.0.0|",
                "build/build.csproj||Download|Cake.Tool|7.0.0|pinned",
                "src/A/packages.lock.json|net10.0|Direct|Newtonsoft.Json|12.0.1|hash",
            ],
            facts.Dependencies.Select(dependency => dependency.Line()));
        Assert.Equal(["cake.tool", "newtonsoft.json", "some.tool"], source.Asked.Order(StringComparer.Ordinal));
        Assert.Equal("GHSA-5crp-9r3c-p9vr", Assert.Single(facts.Advisories).Id);
        Assert.DoesNotContain("abc123", facts.Advisories[0].Summary, StringComparison.Ordinal);
        Assert.Equal([new AuditSuppression("Directory.Build.props", "GHSA-hidden")], facts.Suppressions);
        Assert.Equal(("10.0.401", "7.9.0"), (facts.ToolVersions["dotnet"], facts.ToolVersions["nuget"]));
    }

    [Fact]
    public async Task A_vulnerable_package_turns_the_gate_red_with_a_way_out()
    {
        using var repository = await RepositoryAsync();

        var facts = await CollectAsync(repository, new FakeSource(new VulnerabilitySourceAnswer { Source = "feed:test", ProvidedData = true, AdvisoryCount = 1, Advisories = [Advisory] }));

        var judgement = Judge(facts);
        Assert.Equal(GateStatus.Failed, judgement.Status);
        var finding = judgement.Findings.Single(finding => finding.Subject == "GHSA-5crp-9r3c-p9vr");
        Assert.Equal(("src/A/packages.lock.json", "Update Newtonsoft.Json to 13.0.1 or later."), (finding.Location, finding.Action));
    }

    [Fact]
    public async Task The_offline_database_is_asked_after_the_feeds()
    {
        using var repository = await RepositoryAsync();
        var folder = Directory.CreateTempSubdirectory("worldforge-test-");
        try
        {
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, "index.json"),
                """[{"@name":"base","@id":"https://example.test/base.json","@updated":"2026-01-02T03:04:05Z"}]""",
                TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, "base.json"),
                """{"newtonsoft.json":[{"url":"https://example.test/advisories/GHSA-offline","severity":2,"versions":"(, 13.0.1)"}]}""",
                TestContext.Current.CancellationToken);

            var facts = await CollectAsync(repository, new FakeSource(new VulnerabilitySourceAnswer { Source = "feed:test", ProvidedData = false, Problem = "none" }), folder.FullName);

            Assert.Equal(["feed:test", "offline:nuget"], facts.Sources.Select(source => source.Source));
            Assert.Equal("GHSA-offline", Assert.Single(facts.Advisories).Id);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("no json")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"dependencies":{"net10.0":1}}""")]
    [InlineData("""{"dependencies":{"net10.0":{"A":1}}}""")]
    [InlineData("""{"dependencies":{"net10.0":{"A":{"type":"Direct"}}}}""")]
    public async Task A_lock_file_that_cannot_be_read_blocks_the_audit_instead_of_shrinking_it(string text)
    {
        using var repository = await RepositoryAsync();
        repository.Write("src/B/packages.lock.json", text);

        var error = await Assert.ThrowsAsync<CollectionException>(() => CollectAsync(repository, new FakeSource()));

        Assert.Equal(CollectionOutcome.Blocked, error.Outcome);
        Assert.Contains("src/B/packages.lock.json", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tools_that_do_not_start_are_recorded_and_not_fatal()
    {
        using var repository = await RepositoryAsync();

        var facts = await CollectAsync(repository, new FakeSource(), null, ProcessResult.NotStarted("gone"));

        Assert.Equal("unavailable", facts.ToolVersions["dotnet"]);
        Assert.Equal(GateStatus.Failed, Judge(facts).Status);
    }

    private static Advisory Advisory { get; } = new()
    {
        Id = "GHSA-5crp-9r3c-p9vr",
        PackageId = "Newtonsoft.Json",
        AffectedRange = "(, 13.0.1)",
        Severity = "high",
        Summary = $"token=abc123 {new string('x', 600)}",
    };

    private static GateJudgement Judge(DependencyAuditFacts facts) =>
        new DependencyAuditGate().Judge(new EvidenceBundle([TestServices.Item(DependencyAuditFacts.Type, facts)]), new GatePolicy());

    private static Task<TemporaryRepository> RepositoryAsync() => TemporaryRepository.CreateAsync(
        (".config/dotnet-tools.json", """{"version":1,"isRoot":true,"tools":{"some.tool":{"version":"1.0.0","commands":["some"]}}}"""),
        ("Directory.Build.props", """<Project><ItemGroup><NuGetAuditSuppress Include="https://example.test/advisories/GHSA-hidden" /></ItemGroup></Project>"""),
        ("Broken.props", "no xml"),
        ("build/build.csproj", """<Project><PropertyGroup><CakeVersion>7.0.0</CakeVersion></PropertyGroup><ItemGroup><PackageDownload Include="Cake.Tool" Version="[$(CakeVersion)]" ContentHash="pinned" /></ItemGroup></Project>"""),
        ("src/A/A.csproj", "<Project/>"),
        ("src/A/packages.lock.json", Lock));

    private static async Task<DependencyAuditFacts> CollectAsync(TemporaryRepository repository, FakeSource source, string? database = null, ProcessResult? dotnet = null)
    {
        var real = new ProcessRunner(TimeProvider.System);
        var processes = new ScriptedProcessRunner()
            .OnAsync(request => request.FileName == "git", real.RunAsync)
            .On("dotnet", dotnet ?? ProcessResult.Exited(0, "NuGet Command Line\n7.9.0\n"))
            .On("dotnet", ["--version"], dotnet ?? ProcessResult.Exited(0, "10.0.401\n"));
        var services = TestServices.With(repository.Root, processes: processes, vulnerabilities: source, advisoryDatabase: database);
        return await new DependencyAuditCollector().CollectAsync(TestServices.Context(services), TestContext.Current.CancellationToken);
    }

    private sealed class FakeSource(params VulnerabilitySourceAnswer[] answers) : IVulnerabilitySource
    {
        public IReadOnlyCollection<string> Asked { get; private set; } = [];

        public Task<IReadOnlyList<VulnerabilitySourceAnswer>> ReadAsync(IReadOnlyCollection<string> packageIds, string root, CancellationToken cancellationToken)
        {
            Asked = packageIds;
            return Task.FromResult<IReadOnlyList<VulnerabilitySourceAnswer>>(answers);
        }
    }
}
