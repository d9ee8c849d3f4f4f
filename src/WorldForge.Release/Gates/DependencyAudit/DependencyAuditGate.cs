using System.Collections.Immutable;

namespace WorldForge.Release.Gates.DependencyAudit;

/// <summary>No locked dependency has a known vulnerability that nobody answers for, and the sources that say so really gave data.</summary>
public sealed partial class DependencyAuditGate : Gate<DependencyAuditFacts>, IArtifactRenderer
{
    private const int SummaryLimit = 200;

    /// <inheritdoc/>
    public override GateDefinition Definition { get; } = new()
    {
        Name = "Dependency audit",
        Order = 15,
        Task = "DependencyAudit",
        Command = "./build.sh --target DependencyAudit",
        TriageStep = "Read .worldforge/dependency-audit/dependency-audit.md; update the named package, or add a waiver with reason, owner and expiry to profiles/release.yml.",
        Evidence = [DependencyAuditFacts.Type],
        Inputs = new GateInputs(
            ["**/packages.lock.json", "**/*.csproj", "**/*.props", "**/*.targets", ".config/dotnet-tools.json"],
            ["dotnet", "git"],
            [$"gates.Dependency audit.thresholds.{AuditAnswer.OfflineAge}", "waivers"]),
    };

    /// <inheritdoc/>
    public IEnumerable<GateArtifact> Artifacts(EvidenceBundle bundle, GateResult result)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        ArgumentNullException.ThrowIfNull(result);
        var report = AuditReport.Of(bundle.Facts<DependencyAuditFacts>(), result);
        return
        [
            new GateArtifact(AuditReport.JsonPath, AuditReportJson.Text(report)),
            new GateArtifact(AuditReport.MarkdownPath, AuditReportMarkdown.Text(report)),
        ];
    }

    /// <inheritdoc/>
    protected override IEnumerable<GateFinding> Findings(DependencyAuditFacts facts, GatePolicy policy) =>
    [
        .. VulnerabilityMatcher.Match(facts).Select(Finding),
        .. facts.Suppressions.Select(item => new GateFinding
        {
            Subject = item.Advisory,
            Location = item.File,
            Message = "A NuGetAuditSuppress item silences this advisory; only a waiver of the release profile may.",
        }),
        .. facts.Dependencies.Count == 0
            ? [new GateFinding { Subject = "dependencies", Message = "Expected at least one locked dependency; found none." }]
            : Array.Empty<GateFinding>(),
        .. facts.DependencySetSha256 == LockedDependencies.Digest(facts.Dependencies)
            ? Array.Empty<GateFinding>()
            : [new GateFinding { Subject = "dependencies", Message = "The recorded digest is not the digest of the recorded dependencies." }],
    ];

    /// <inheritdoc/>
    protected override string? NoAnswer(DependencyAuditFacts facts, GatePolicy policy) => AuditAnswer.Missing(facts, policy);

    /// <inheritdoc/>
    protected override ImmutableSortedDictionary<string, double> Measures(DependencyAuditFacts facts) => ImmutableSortedDictionary<string, double>.Empty
        .Add("packages", AuditReport.PackageCount(facts))
        .Add("advisories_consulted", facts.Sources.Sum(source => source.AdvisoryCount))
        .Add("vulnerabilities", VulnerabilityMatcher.Match(facts).Length);

    private static GateFinding Finding(Vulnerability vulnerability)
    {
        var (advisory, fixes) = (vulnerability.Advisory, vulnerability.FixVersions);
        var summary = advisory.Summary.Length > SummaryLimit ? advisory.Summary[..SummaryLimit].TrimEnd() : advisory.Summary;
        return new GateFinding
        {
            Subject = advisory.Id,
            Location = vulnerability.Projects[0],
            Message = $"{vulnerability.Dependency} {vulnerability.Version} is affected ({advisory.Severity}){(summary.Length > 0 ? $": {summary}" : ".")}",
            Action = fixes.Count > 0 ? $"Update {vulnerability.Dependency} to {string.Join(" or ", fixes)} or later." : null,
        };
    }
}
