using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using WorldForge.Release.Gates;
using WorldForge.Release.Gates.RunEvidence;

namespace WorldForge.Release.Reports;

/// <summary>The Markdown form of release evidence: what a person reads and attaches.</summary>
public static class ReleaseEvidenceMarkdown
{
    /// <summary>Renders.</summary>
    /// <param name="evidence">What to render.</param>
    /// <param name="linkPrefix">What leads from the report's folder to the repository root, such as <c>../../</c>; null makes every path a code span.</param>
    public static string Render(ReleaseEvidence evidence, string? linkPrefix)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        var page = new StringBuilder("# Release evidence\n");
        Lines(page,
        [
            $"- Verdict: {evidence.Verdict.Line}",
            $"- Generated: {ReleaseEvidenceJson.Time(evidence.GeneratedAt)}",
            $"- Branch: {MarkdownText.Code(evidence.Git.Branch)}",
            $"- Commit: {MarkdownText.Code(evidence.Git.Commit)}, tree {MarkdownText.Code(evidence.Git.Tree)}",
            $"- Working tree: {(evidence.Git.Dirty ? "differs from the commit" : "as committed")}, {MarkdownText.Code(evidence.Git.WorkingTreeDigest)}",
            $"- Profile: {MarkdownText.Code(evidence.Profile.Name)}, {MarkdownText.Code(evidence.Profile.Sha256)}",
            $"- Tools: {string.Join(", ", evidence.Tools.Select(tool => $"{tool.Key} {tool.Value}"))}",
        ]);
        Gates(page, evidence.Gates);
        Findings(page, evidence.Gates);
        SelfTests(page, evidence.Gates);
        Section(page, "Live provider evidence", evidence.RunManifests.Select(manifest => Manifest(manifest, linkPrefix)), "No run manifest is linked: live provider coverage is host-owned and not claimed.");
        Section(page, "Benchmark and evaluation artifacts", evidence.BenchmarkArtifacts.Select(artifact => Artifact(artifact, linkPrefix)), "None is preserved.");
        Section(page, "Preserved runs", Runs(evidence.Runs, linkPrefix), "This review made none.");
        Section(page, "Preserved release artifacts", evidence.ReleaseArtifacts.Select(artifact => Artifact(artifact, linkPrefix)), "None is preserved.");
        Section(page, "Known limitations", evidence.KnownLimitations.Select(MarkdownText.Line), "None was stated. Live provider evidence is optional, and what is absent above is absent.");
        page.Append("\n## Claim boundary\n\n").Append(ReleaseEvidence.ClaimBoundary).Append('\n');
        return page.ToString();
    }

    private static void Gates(StringBuilder page, ImmutableArray<GateResult> rows)
    {
        page.Append("\n## Validation gates\n\n| Gate | Command | Status | Exit | Seconds | First triage step |\n| --- | --- | --- | ---: | ---: | --- |\n");
        foreach (var row in rows)
        {
            page.Append(CultureInfo.InvariantCulture, $"| {MarkdownText.Cell(row.Gate.Name)} | {MarkdownText.CodeCell(row.Gate.Command)} | {Status(row)} | {row.ExitCode?.ToString(CultureInfo.InvariantCulture) ?? "-"} | {Seconds(row)} | {MarkdownText.Cell(row.Gate.TriageStep)} |\n");
        }
    }

    private static void Findings(StringBuilder page, ImmutableArray<GateResult> rows)
    {
        page.Append("\n## Findings\n\n");
        var findings = rows.SelectMany(row => row.Judgement.Findings.Select(finding => (Row: row, Finding: finding))).ToList();
        var reasons = rows.Where(row => row.Judgement.Reason.Length > 0).ToList();
        foreach (var row in reasons)
        {
            page.Append(CultureInfo.InvariantCulture, $"- {row.Gate.Name}, {row.Status.Word()}: {MarkdownText.Line(row.Judgement.Reason)}\n");
        }

        if (findings.Count == 0)
        {
            page.Append(reasons.Count == 0 ? "No gate found anything.\n" : "");
            return;
        }

        page.Append(reasons.Count > 0 ? "\n" : "").Append("| Gate | Subject | Where | What | What to do |\n| --- | --- | --- | --- | --- |\n");
        foreach (var (row, finding) in findings)
        {
            page.Append(CultureInfo.InvariantCulture, $"| {MarkdownText.Cell(row.Gate.Name)} | {MarkdownText.Cell(finding.Subject)} | {MarkdownText.CodeCell(finding.Location)} | {MarkdownText.Cell(finding.Message)} | {MarkdownText.Cell(finding.Action ?? row.Gate.TriageStep)} |\n");
        }
    }

    private static void SelfTests(StringBuilder page, ImmutableArray<GateResult> rows) => Section(
        page,
        "Self-tests",
        rows.Select(row => row.SelfTest is { } test
            ? $"{row.Gate.Name}: {(test.Passed ? "passed" : "failed")}, {test.Faults.Count(fault => fault.Rejected)} of {test.Faults.Length} planted faults rejected"
            : $"{row.Gate.Name}: not run"),
        "No gate was planned.");

    private static void Section(StringBuilder page, string title, IEnumerable<string> bullets, string whenEmpty)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n## {title}\n");
        var lines = bullets.Select(bullet => $"- {bullet}").ToList();
        Lines(page, lines.Count > 0 ? lines : [$"- {whenEmpty}"]);
    }

    private static void Lines(StringBuilder page, IEnumerable<string> lines) => page.Append('\n').AppendJoin('\n', lines).Append('\n');

    private static string Status(GateResult row) => row.Judgement.Waived.IsEmpty ? row.Status.Word() : $"{row.Status.Word()} ({row.Judgement.Waived.Length} waived)";

    private static string Seconds(GateResult row) => row.Duration?.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) ?? "-";

    private static IEnumerable<string> Runs(RunEvidenceFacts? runs, string? linkPrefix)
    {
        if (runs is null)
        {
            yield break;
        }

        foreach (var run in runs.Runs)
        {
            yield return $"{MarkdownText.Line(run.Kind)} {MarkdownText.Line(run.Operation)}, {MarkdownText.Line(run.Provider)}: {run.Status}, "
                + $"{Artifact(Inside(run.Manifest, run.ManifestSha256, run.ManifestBytes), linkPrefix)}, {MarkdownText.Code(run.Command)}"
                + (run.ResultDigest is { } digest ? $", results {MarkdownText.Code(digest)}" : "");
        }

        yield return $"Bundle of these runs, {(runs.SafeToAttach ? "safe to attach" : "not safe to attach")}: "
            + (runs.BundleSha256 is { } sha256 ? $"{Link(Inside(runs.BundleManifest, sha256, 0), linkPrefix)}: {MarkdownText.Code(sha256)}" : "not verified");
    }

    private static ArtifactReference Inside(string path, string sha256, long size) => new() { Path = path, Inside = true, Sha256 = sha256, SizeBytes = size };

    private static string Manifest(LinkedRunManifest manifest, string? linkPrefix) =>
        $"{MarkdownText.Line(manifest.Provider)}, {MarkdownText.Line(manifest.Capability)}, {manifest.Status}: {Artifact(manifest.File, linkPrefix)}"
        + string.Concat(manifest.ArtifactPaths.Select(entry => $", {MarkdownText.Line(entry.Key)}={MarkdownText.Code(entry.Value)}"));

    private static string Artifact(ArtifactReference artifact, string? linkPrefix)
    {
        var name = Link(artifact, linkPrefix);
        return artifact.Missing
            ? $"{name}: missing"
            : $"{name}: {MarkdownText.Code(artifact.Sha256!)}, {artifact.SizeBytes!.Value.ToString(CultureInfo.InvariantCulture)} bytes";
    }

    private static string Link(ArtifactReference artifact, string? linkPrefix) => artifact.Inside && linkPrefix is not null && !artifact.Missing
        ? $"[{MarkdownText.Line(artifact.Path)}]({linkPrefix}{Uri.EscapeDataString(artifact.Path).Replace("%2F", "/", StringComparison.Ordinal)})"
        : MarkdownText.Code(artifact.Path);
}
