using System.Globalization;
using System.Text;
using WorldForge.Release.Reports;

namespace WorldForge.Release.Gates.DependencyAudit;

/// <summary>The Markdown form of the audit: what a person reads and attaches.</summary>
internal static class AuditReportMarkdown
{
    public static string Text(AuditReport report)
    {
        var page = new StringBuilder("# Dependency audit\n");
        Bullets(page, null, "",
        [
            $"Schema version: {AuditReport.SchemaVersion}",
            $"Generated: {(report.GeneratedAt is { } time ? ReleaseEvidenceJson.Time(time) : "-")}",
            $"Status: {report.Status}{(report.Reason.Length > 0 ? $" ({MarkdownText.Line(report.Reason)})" : "")}",
            "Safe to attach: true",
            $"First triage step: {MarkdownText.Line(report.FirstTriageStep)}",
        ]);
        Bullets(page, "Dependency Set", "", DependencySet(report.Facts));
        Bullets(page, "Tool Versions", "No tool was asked.", (report.Facts?.ToolVersions ?? new Dictionary<string, string>())
            .OrderBy(tool => tool.Key, StringComparer.Ordinal)
            .Select(tool => $"{tool.Key}: {MarkdownText.Code(tool.Value)}"));
        Sources(page, report.Facts?.Sources ?? []);
        Bullets(page, "Vulnerability Summary", "",
        [
            $"Dependencies: {(report.Facts is { } facts ? AuditReport.PackageCount(facts) : 0)}",
            $"Vulnerable dependencies: {report.Vulnerabilities.Select(item => (item.Dependency, item.Version)).Distinct().Count()}",
            $"Vulnerabilities: {report.Vulnerabilities.Length}",
        ]);
        Findings(page, report);
        Bullets(page, "Ignored Advisories", "No advisory is ignored.",
        [
            .. report.Ignored.DistinctBy(item => item.Vulnerability.Advisory.Id).Select(item => string.Create(CultureInfo.InvariantCulture,
                $"{MarkdownText.Line(item.Vulnerability.Advisory.Id)}: {MarkdownText.Line(item.Waiver.Reason)} ({MarkdownText.Line(item.Waiver.Owner)}, until {item.Waiver.Expires:yyyy-MM-dd})")),
            .. report.IdleWaivers.Select(item => $"{MarkdownText.Line(item.Id)}, of no effect: {MarkdownText.Line(item.Problem)}"),
        ]);
        Commands(page, report);
        page.Append("\n## Claim Boundary\n\n").Append(AuditReport.ClaimBoundary).Append('\n');
        return page.ToString();
    }

    private static IEnumerable<string> DependencySet(DependencyAuditFacts? facts) => facts is null
        ? ["Source: not generated"]
        :
        [
            $"Source: {AuditReport.DependencySource}",
            $"Digest: {MarkdownText.Code(facts.DependencySetSha256)}",
            $"Packages: {AuditReport.PackageCount(facts)}",
            $"Projects: {facts.Dependencies.Select(dependency => dependency.Project).Distinct().Count()}",
            "Temporary file preserved: false",
        ];

    private static void Sources(StringBuilder page, IReadOnlyList<AdvisorySource> sources)
    {
        page.Append("\n## Advisory Sources\n\n");
        if (sources.Count == 0)
        {
            page.Append("No advisory source was asked.\n");
            return;
        }

        page.Append("| Source | Data | Advisories | Date | Digest | Problem |\n| --- | --- | ---: | --- | --- | --- |\n");
        foreach (var source in sources)
        {
            page.Append(CultureInfo.InvariantCulture, $"| {MarkdownText.Cell(source.Source)} | {(source.ProvidedData ? "yes" : "no")} | {source.AdvisoryCount} | {MarkdownText.Cell(source.DataDate)} | {MarkdownText.CodeCell(source.Sha256)} | {MarkdownText.Cell(source.Problem)} |\n");
        }
    }

    private static void Findings(StringBuilder page, AuditReport report)
    {
        page.Append("\n## Vulnerability Findings\n\n");
        if (report.Vulnerabilities.IsEmpty && report.OtherFindings.IsEmpty)
        {
            page.Append(report.Status == "passed" ? "No known vulnerability affects a locked dependency.\n" : "The audit names no vulnerability; its status says whether that means anything.\n");
            return;
        }

        if (!report.Vulnerabilities.IsEmpty)
        {
            page.Append("| Dependency | Version | Advisory | Severity | Fix versions | Summary |\n| --- | --- | --- | --- | --- | --- |\n");
            foreach (var item in report.Vulnerabilities)
            {
                page.Append(CultureInfo.InvariantCulture, $"| {MarkdownText.Cell(item.Dependency)} | {MarkdownText.Cell(item.Version)} | {MarkdownText.Cell(item.Advisory.Id)} | {MarkdownText.Cell(item.Advisory.Severity)} | {MarkdownText.Cell(string.Join(", ", item.FixVersions))} | {MarkdownText.Cell(item.Advisory.Summary)} |\n");
            }
        }

        foreach (var finding in report.OtherFindings)
        {
            page.Append(CultureInfo.InvariantCulture, $"{(report.Vulnerabilities.IsEmpty ? "" : "\n")}- {MarkdownText.Line(finding.Subject)}, {MarkdownText.Code(finding.Location ?? "-")}: {MarkdownText.Line(finding.Message)}\n");
        }
    }

    private static void Commands(StringBuilder page, AuditReport report)
    {
        page.Append("\n## Commands\n\n| Step | Command | Exit |\n| --- | --- | ---: |\n");
        foreach (var (step, command) in new[] { ("dotnet_version", report.Command("--version")), ("nuget_version", report.Command("nuget --version")) })
        {
            page.Append(CultureInfo.InvariantCulture, $"| {step} | {(command is null ? "not run" : MarkdownText.CodeCell(command.Command))} | {command?.ExitCode?.ToString(CultureInfo.InvariantCulture) ?? "-"} |\n");
        }
    }

    private static void Bullets(StringBuilder page, string? title, string whenEmpty, IEnumerable<string> bullets)
    {
        if (title is not null)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {title}\n");
        }

        var lines = bullets.Select(bullet => $"- {bullet}").ToList();
        page.Append('\n').AppendJoin('\n', lines.Count > 0 ? lines : [$"- {whenEmpty}"]).Append('\n');
    }
}
