using System.Globalization;
using WorldForge.Release.Reports;
using WorldForge.Serialization;

namespace WorldForge.Release.Gates.DependencyAudit;

/// <summary>The JSON form of the audit: the record that other tools read.</summary>
internal static class AuditReportJson
{
    public static string Text(AuditReport report) => ArtifactJson.ToText(Render(report));

    public static JsonObject Render(AuditReport report) => JsonObject.Create(
        ("schema_version", AuditReport.SchemaVersion),
        ("generated_at", report.GeneratedAt is { } time ? ReleaseEvidenceJson.Time(time) : JsonValue.Null),
        ("status", report.Status),
        ("reason", report.Reason),
        ("safe_to_attach", true),
        ("dependency_set", DependencySet(report.Facts)),
        ("tool_versions", JsonObject.Create([.. (report.Facts?.ToolVersions ?? new Dictionary<string, string>()).Select(tool => (tool.Key, (JsonValue)tool.Value))])),
        ("commands", JsonObject.Create(
            ("dotnet_version", Command(report.Command("--version"))),
            ("nuget_version", Command(report.Command("nuget --version"))),
            ("dependency_export", JsonValue.Null),
            ("package_list", JsonValue.Null),
            ("vulnerability_source", JsonValue.Null))),
        ("sources", List(report.Facts?.Sources.Select(Source))),
        ("ignored_advisories", List(
            report.Ignored.DistinctBy(item => item.Vulnerability.Advisory.Id).Select(item => Ignored(item.Vulnerability.Advisory.Id, item.Waiver)))),
        ("ignored_findings", List(report.Ignored.Select(item => Vulnerability(item.Vulnerability)))),
        ("unused_ignores", List(report.IdleWaivers.Select(item => JsonObject.Create(("id", item.Id), ("problem", item.Problem))))),
        ("other_findings", List(report.OtherFindings.Select(finding => JsonObject.Create(
            ("subject", finding.Subject),
            ("location", finding.Location is { } location ? location : JsonValue.Null),
            ("message", finding.Message))))),
        ("vulnerability_summary", JsonObject.Create(
            ("dependency_count", report.Facts is { } facts ? AuditReport.PackageCount(facts) : 0),
            ("vulnerable_dependency_count", report.Vulnerabilities.Select(item => (item.Dependency, item.Version)).Distinct().Count()),
            ("vulnerability_count", report.Vulnerabilities.Length))),
        ("vulnerabilities", List(report.Vulnerabilities.Select(Vulnerability))),
        ("first_triage_step", report.FirstTriageStep),
        ("claim_boundary", AuditReport.ClaimBoundary));

    private static JsonObject DependencySet(DependencyAuditFacts? facts) => JsonObject.Create(
        ("source", facts is null ? "not generated" : AuditReport.DependencySource),
        ("sha256", facts is null ? JsonValue.Null : facts.DependencySetSha256),
        ("package_count", facts is null ? 0 : AuditReport.PackageCount(facts)),
        ("package_names", List(facts?.Dependencies.Select(dependency => dependency.Id.ToLowerInvariant()).Distinct().Order(StringComparer.Ordinal).Select(name => (JsonValue)name))),
        ("project_count", facts?.Dependencies.Select(dependency => dependency.Project).Distinct().Count() ?? 0),
        ("temporary_file_preserved", false));

    private static JsonValue Command(CommandRecord? command) => command is null
        ? JsonValue.Null
        : JsonObject.Create(
            ("command", command.Command),
            ("exit_code", command.ExitCode is { } code ? code : JsonValue.Null),
            ("stdout_tail", command.StdoutTail),
            ("stderr_tail", command.StderrTail),
            ("error", command.Error is { } error ? error : JsonValue.Null));

    private static JsonObject Source(AdvisorySource source) => JsonObject.Create(
        ("source", source.Source),
        ("provided_data", source.ProvidedData),
        ("failed", source.Failed),
        ("problem", source.Problem),
        ("data_date", source.DataDate is { } date ? date : JsonValue.Null),
        ("sha256", source.Sha256 is { } digest ? digest : JsonValue.Null),
        ("advisory_count", source.AdvisoryCount));

    private static JsonObject Ignored(string id, Waiver waiver) => JsonObject.Create(
        ("id", id),
        ("rationale", waiver.Reason),
        ("owner", waiver.Owner),
        ("expires", waiver.Expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));

    private static JsonObject Vulnerability(Vulnerability item) => JsonObject.Create(
        ("dependency", item.Dependency),
        ("version", item.Version),
        ("id", item.Advisory.Id),
        ("aliases", List(item.Advisory.Aliases.Select(alias => (JsonValue)alias))),
        ("severity", item.Advisory.Severity),
        ("affected", item.Advisory.AffectedRange),
        ("fix_versions", List(item.FixVersions.Select(version => (JsonValue)version))),
        ("summary", item.Advisory.Summary),
        ("url", item.Advisory.Url),
        ("projects", List(item.Projects.Select(project => (JsonValue)project))));

    private static JsonList List(IEnumerable<JsonValue>? values) => JsonList.Create([.. values ?? []]);
}
