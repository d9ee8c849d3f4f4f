using System.Collections.Immutable;
using WorldForge.Release.Gates;
using WorldForge.Release.Gates.DependencyAudit;
using WorldForge.Serialization;
using WorldForge.Testing;

namespace WorldForge.Release.Tests.Gates.DependencyAudit;

public sealed class DependencyAuditGateTests
{
    private static readonly DependencyAuditGate Gate = new();

    public static TheoryData<string, GateStatus> Sources => new()
    {
        { "feed:a yes", GateStatus.Passed },
        { "feed:a no", GateStatus.Skipped },
        { "feed:a failed", GateStatus.Skipped },
        { "feed:a yes|feed:b no", GateStatus.Passed },
        { "feed:a yes|feed:b failed", GateStatus.Skipped },
        { "feed:a failed|offline:nuget 2026-01-02", GateStatus.Passed },
        { "feed:a no|offline:osv 2026-01-31", GateStatus.Passed },
        { "feed:a no|offline:osv 2026-01-01", GateStatus.Passed },
        { "feed:a no|offline:osv 2025-12-31", GateStatus.Skipped },
        { "feed:a yes|offline:osv 2025-12-31", GateStatus.Passed },
        { "feed:a yes|offline:missing failed", GateStatus.Skipped },
        { "feed:a no|offline:osv yes", GateStatus.Skipped },
        { "", GateStatus.Skipped },
    };

    [Theory]
    [MemberData(nameof(Sources))]
    public void Only_positive_proof_passes(string sources, GateStatus status)
    {
        var judgement = Judge(Facts() with { Sources = [.. sources.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(Source)] });

        Assert.Equal(status, judgement.Status);
        Assert.Equal(status == GateStatus.Passed, judgement.Reason.Length == 0);
    }

    [Fact]
    public void One_package_in_many_projects_is_one_finding()
    {
        var facts = Vulnerable();
        var judgement = Judge(facts);

        Assert.Equal("GHSA-a", Assert.Single(judgement.Findings).Subject);
        Assert.Equal(["src/A/packages.lock.json", "src/B/packages.lock.json"], Assert.Single(VulnerabilityMatcher.Match(facts)).Projects);
    }

    [Fact]
    public void A_waiver_moves_the_finding_aside_and_keeps_it_in_the_report()
    {
        var policy = Policy with { Waivers = [Waiver("GHSA-a")] };
        var facts = Vulnerable();

        var report = Json(facts, policy);

        Assert.Equal("passed", ((JsonText)report["status"]).Value);
        Assert.Empty((JsonList)report["vulnerabilities"]);
        Assert.Single((JsonList)report["ignored_findings"]);
        var ignored = (JsonObject)Assert.Single((JsonList)report["ignored_advisories"]);
        Assert.Equal(("GHSA-a", "not reachable", "maintainers", "2026-12-31"), (Text(ignored, "id"), Text(ignored, "rationale"), Text(ignored, "owner"), Text(ignored, "expires")));
    }

    [Fact]
    public void A_waiver_that_matches_nothing_is_reported_as_unused()
    {
        var report = Json(Facts(), Policy with { Waivers = [Waiver("GHSA-gone")] });

        Assert.Equal("findings", Text(report, "status"));
        Assert.Equal("GHSA-gone", Text((JsonObject)Assert.Single((JsonList)report["unused_ignores"]), "id"));
    }

    [Theory]
    [InlineData(GateStatus.Skipped, "tool-unavailable")]
    [InlineData(GateStatus.Failed, "failed")]
    [InlineData(GateStatus.NotRun, "failed")]
    public void Without_facts_the_report_still_says_what_happened(GateStatus status, string word)
    {
        var result = Result(new GateJudgement { Status = status, Reason = "because | of `this`" });

        var artifacts = Gate.Artifacts(EvidenceBundle.Empty, result).ToList();

        var report = (JsonObject)StrictJson.Parse(artifacts[0].Text);
        Assert.Equal((word, "because | of `this`"), (Text(report, "status"), Text(report, "reason")));
        Assert.Equal("not generated", Text((JsonObject)report["dependency_set"], "source"));
        Assert.Contains($"- Status: {word} (because | of `this`)", artifacts[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_artifacts_lie_where_other_tools_look_for_them() =>
        Assert.Equal(
            [".worldforge/dependency-audit/dependency-audit.json", ".worldforge/dependency-audit/dependency-audit.md"],
            Artifacts(Facts(), Policy).Select(artifact => artifact.Path));

    [Fact]
    public void The_report_of_findings_reads_well()
    {
        var facts = Vulnerable() with { Suppressions = [new AuditSuppression("src/A/A.csproj", "GHSA-hidden")] };

        Approvals.Verify(Artifacts(facts, Policy).Last().Text);
    }

    [Fact]
    public void The_record_of_findings_has_the_agreed_fields()
    {
        var report = Json(Vulnerable(), Policy);

        Assert.Equal(
            [
                "claim_boundary", "commands", "dependency_set", "first_triage_step", "generated_at", "ignored_advisories", "ignored_findings", "other_findings", "reason",
                "safe_to_attach", "schema_version", "sources", "status", "tool_versions", "unused_ignores", "vulnerabilities", "vulnerability_summary",
            ],
            report.Keys);
        Assert.Equal(JsonObject.Create(("dependency_count", 1), ("vulnerable_dependency_count", 1), ("vulnerability_count", 1)), report["vulnerability_summary"]);
        var row = (JsonObject)Assert.Single((JsonList)report["vulnerabilities"]);
        Assert.Equal(("A.Package", "1.0.0", "GHSA-a", "high"), (Text(row, "dependency"), Text(row, "version"), Text(row, "id"), Text(row, "severity")));
        Assert.Equal(JsonList.Create(["2.0.0"]), row["fix_versions"]);
        Assert.Equal("dotnet --version", Text((JsonObject)((JsonObject)report["commands"])["dotnet_version"], "command"));
    }

    private static GatePolicy Policy { get; } = new()
    {
        Today = new DateOnly(2026, 1, 31),
        Thresholds = ImmutableSortedDictionary<string, double>.Empty.Add("offline_database_days", 30),
    };

    private static Waiver Waiver(string subject) => new() { Gate = "Dependency audit", Subject = subject, Reason = "not reachable", Owner = "maintainers", Expires = new DateOnly(2026, 12, 31) };

    private static AdvisorySource Source(string text)
    {
        var parts = text.Split(' ');
        return new AdvisorySource
        {
            Source = parts[0],
            ProvidedData = parts[1] is not ("no" or "failed"),
            Failed = parts[1] == "failed",
            Problem = parts[1] is "no" or "failed" ? "nothing" : "",
            DataDate = parts[1].StartsWith("20", StringComparison.Ordinal) ? parts[1] : null,
            AdvisoryCount = 1,
        };
    }

    private static DependencyAuditFacts Vulnerable() => Facts() with
    {
        Advisories =
        [
            new KnownAdvisory { Id = "GHSA-a", PackageId = "a.package", AffectedRange = "(, 2.0.0)", Severity = "high", Aliases = [], Url = "", Summary = "" },
            new KnownAdvisory { Id = "GHSA-a", PackageId = "a.package", AffectedRange = "[1.0.0]", Severity = "high", Aliases = ["CVE-1"], Url = "", Summary = "Breaks | tables" },
        ],
    };

    private static DependencyAuditFacts Facts()
    {
        LockedDependency[] dependencies = [Dependency("src/A/packages.lock.json"), Dependency("src/B/packages.lock.json")];
        return new DependencyAuditFacts
        {
            Dependencies = dependencies,
            DependencySetSha256 = LockedDependencies.Digest(dependencies),
            Sources = [Source("feed:a yes")],
            Advisories = [],
            Suppressions = [],
            ToolVersions = ImmutableSortedDictionary<string, string>.Empty.Add("dotnet", "10.0.401"),
        };
    }

    private static LockedDependency Dependency(string project) => new() { Project = project, Framework = "net10.0", Kind = "Direct", Id = "A.Package", Version = "1.0.0", ContentHash = "hash" };

    private static EvidenceBundle Bundle(DependencyAuditFacts facts) => new([TestServices.Item(DependencyAuditFacts.Type, facts)]);

    private static GateJudgement Judge(DependencyAuditFacts facts) => Gate.Judge(Bundle(facts), Policy);

    private static GateResult Result(GateJudgement judgement) => new()
    {
        Gate = Gate.Definition,
        Required = true,
        Judgement = judgement,
        FinishedAt = DateTimeOffset.UnixEpoch,
        Commands = [new CommandRecord { Command = "dotnet --version", ExitCode = 0, StdoutTail = "10.0.401" }],
    };

    private static IEnumerable<GateArtifact> Artifacts(DependencyAuditFacts facts, GatePolicy policy) => Gate.Artifacts(Bundle(facts), Result(Gate.Judge(Bundle(facts), policy)));

    private static JsonObject Json(DependencyAuditFacts facts, GatePolicy policy) => (JsonObject)StrictJson.Parse(Artifacts(facts, policy).First().Text);

    private static string Text(JsonObject fields, string key) => ((JsonText)fields[key]).Value;
}
