using System.Collections.Immutable;

namespace WorldForge.Release.Gates.DependencyAudit;

/// <summary>The audit as it is written down; JSON and Markdown are made from it and from nothing else.</summary>
internal sealed record AuditReport
{
    public const int SchemaVersion = 1;
    public const string JsonPath = ".worldforge/dependency-audit/dependency-audit.json";
    public const string MarkdownPath = ".worldforge/dependency-audit/dependency-audit.md";

    public const string DependencySource =
        "Read from every packages.lock.json, from .config/dotnet-tools.json and from exact package downloads in project files; no temporary file was made.";

    public const string ClaimBoundary =
        "This is a local audit of the locked dependency set against the advisory sources named above, as they answered at that time. " +
        "It is no remote scanning service, it creates no suppression policy, it keeps no temporary file, and it does not look inside packages " +
        "that carry assemblies of others. The runtime and the SDK are not packages and are not covered.";

    private const string WaiverPrefix = "waiver:";

    public required DateTimeOffset? GeneratedAt { get; init; }

    /// <summary><c>passed</c>, <c>findings</c>, <c>tool-unavailable</c> or <c>failed</c>.</summary>
    public required string Status { get; init; }

    public required string Reason { get; init; }

    /// <summary>The facts; null when the audit could not be carried out.</summary>
    public required DependencyAuditFacts? Facts { get; init; }

    public required ImmutableArray<Vulnerability> Vulnerabilities { get; init; }

    public required ImmutableArray<(Vulnerability Vulnerability, Waiver Waiver)> Ignored { get; init; }

    /// <summary>Waivers that hold nothing: unused or expired, with what is wrong.</summary>
    public required ImmutableArray<(string Id, string Problem)> IdleWaivers { get; init; }

    /// <summary>What else stands against a pass, such as a suppression in a project file.</summary>
    public required ImmutableArray<GateFinding> OtherFindings { get; init; }

    public required ImmutableArray<CommandRecord> Commands { get; init; }

    public string FirstTriageStep => Status switch
    {
        "passed" => "Attach this report to the release review.",
        "findings" => "Review each advisory; update the package, or document the decision as a waiver with reason, owner and expiry.",
        "tool-unavailable" => "Install or configure an advisory source: a feed with a vulnerability resource, or '--advisory-database <folder>' with a recent pinned copy; then rerun.",
        _ => "Inspect the reason and the failed command below, correct it, and rerun.",
    };

    public static AuditReport Of(DependencyAuditFacts? facts, GateResult result)
    {
        var matches = facts is null ? [] : VulnerabilityMatcher.Match(facts);
        var waivers = result.Judgement.Waived
            .DistinctBy(item => item.Finding.Subject)
            .ToDictionary(item => item.Finding.Subject, item => item.Waiver, StringComparer.Ordinal);
        var ids = matches.Select(match => match.Advisory.Id).ToHashSet(StringComparer.Ordinal);
        return new AuditReport
        {
            GeneratedAt = result.FinishedAt,
            Status = Word(facts, result),
            Reason = result.Judgement.Reason,
            Facts = facts,
            Vulnerabilities = [.. matches.Where(match => !waivers.ContainsKey(match.Advisory.Id))],
            Ignored = [.. matches.Where(match => waivers.ContainsKey(match.Advisory.Id)).Select(match => (match, waivers[match.Advisory.Id]))],
            IdleWaivers = [.. result.Judgement.Findings.Where(IsWaiver).Select(finding => (finding.Subject[WaiverPrefix.Length..], finding.Message))],
            OtherFindings = [.. result.Judgement.Findings.Where(finding => !IsWaiver(finding) && !ids.Contains(finding.Subject))],
            Commands = result.Commands,
        };
    }

    public static int PackageCount(DependencyAuditFacts facts) =>
        facts.Dependencies.Select(dependency => (dependency.Id.ToLowerInvariant(), dependency.Version)).Distinct().Count();

    /// <summary>The record of a <c>dotnet</c> command by its arguments; null when it did not run.</summary>
    public CommandRecord? Command(string arguments) => Commands.FirstOrDefault(command => command.Command == $"dotnet {arguments}");

    private static string Word(DependencyAuditFacts? facts, GateResult result) => (facts, result.Status) switch
    {
        (_, GateStatus.Passed) => "passed",
        (_, GateStatus.Skipped) => "tool-unavailable",
        (not null, GateStatus.Failed) => "findings",
        _ => "failed",
    };

    private static bool IsWaiver(GateFinding finding) => finding.Subject.StartsWith(WaiverPrefix, StringComparison.Ordinal);
}
