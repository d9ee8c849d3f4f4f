using System.Globalization;
using System.Text;
using WorldForge.Reports;
using WorldForge.Serialization;

namespace WorldForge.Bundles;

/// <summary>The text to put into an issue about one run: in Markdown and as one page. Both are made from the manifest alone.</summary>
internal static class IssueText
{
    public const string TriageOfUnsafe =
        "Open evidence_manifest.json, look at the excluded and local-only entries, and remove or replace what they name. Then bundle again.";

    public const string TriageOfSafe = "Open summary.md, then the copied run manifest and its reports.";

    public static string Markdown(JsonObject payload)
    {
        JsonObject run = Run(payload);
        bool isSafe = BundlePayload.IsSafe(payload);
        var text = new StringBuilder();
        text.Append(MarkdownText.Heading(1, Title(run))).Append('\n');
        Section(text, "Command").Append(MarkdownText.Code(BundlePayload.Text(run, "command"))).Append('\n');
        Section(text, "Expected Signal").Append(MarkdownText.Inline(BundlePayload.Text(run, "expected_signal"))).Append('\n');
        Section(text, "Observed Failure").Append(MarkdownText.Inline(BundlePayload.Text(run, "observed_failure"))).Append('\n');
        string[] errors = Errors(run);
        if (errors.Length > 0)
        {
            text.Append("\nValidation errors:\n\n");
            foreach (string error in errors)
            {
                text.Append(CultureInfo.InvariantCulture, $"- {MarkdownText.Inline(error)}\n");
            }
        }

        Section(text, "Artifacts")
            .Append(CultureInfo.InvariantCulture, $"- Manifest: `{BundleManifest.FileName}`\n")
            .Append(CultureInfo.InvariantCulture, $"- Summary: `{BundleManifest.SummaryName}`\n")
            .Append(CultureInfo.InvariantCulture, $"- Issue template: `{BundleManifest.IssueName}`\n")
            .Append(CultureInfo.InvariantCulture, $"- Included files: {BundlePayload.Text(payload, "included_count")}\n")
            .Append(CultureInfo.InvariantCulture, $"- Excluded files: {BundlePayload.Text(payload, "excluded_count")}\n");
        Section(text, "Safe-To-Attach Notes")
            .Append(CultureInfo.InvariantCulture, $"- Safe to attach: {(isSafe ? "true" : "false")}\n")
            .Append(CultureInfo.InvariantCulture, $"- {Instruction(isSafe)}\n")
            .Append("- Files that were left out stay listed in the manifest with their reasons; their content is not in the bundle.\n");
        Section(text, "First Triage Step").Append(MarkdownText.Inline(BundlePayload.Text(payload, "first_triage_step"))).Append('\n');
        return text.ToString();
    }

    public static string Html(JsonObject payload)
    {
        JsonObject run = Run(payload);
        bool isSafe = BundlePayload.IsSafe(payload);
        var page = new HtmlPage($"WorldForge Run Issue: {BundlePayload.Text(run, "run_id")}") { CreatedAt = BundlePayload.Text(payload, "generated_at") };
        if (!isSafe)
        {
            page.Add(HtmlNotice.Warning("Not safe to attach", Instruction(isSafe: false)));
        }

        page.Section("Command", new HtmlCode(BundlePayload.Text(run, "command")))
            .Section("Expected Signal", new HtmlParagraph(BundlePayload.Text(run, "expected_signal")))
            .Section("Observed Failure", new HtmlParagraph(BundlePayload.Text(run, "observed_failure")));
        if (Errors(run) is { Length: > 0 } errors)
        {
            page.Section("Validation Errors", new HtmlList(errors));
        }

        return page
            .Section("First Triage Step", new HtmlParagraph(BundlePayload.Text(payload, "first_triage_step")))
            .Section("Attached Files", new HtmlTable("Attached files", Files(payload)))
            .ToHtml();
    }

    private static string Title(JsonObject run) => $"WorldForge Run Issue: {BundlePayload.Text(run, "run_id")}";

    private static StringBuilder Section(StringBuilder text, string heading) => text.Append('\n').Append(MarkdownText.Heading(2, heading)).Append("\n\n");

    private static string Instruction(bool isSafe) => isSafe
        ? "This folder may be attached to an issue as it is."
        : "Do not attach this folder before every excluded and local-only entry was looked at.";

    private static JsonObject Run(JsonObject payload) => BundlePayload.Rows(payload, "runs").FirstOrDefault() ?? JsonObject.Empty;

    private static string[] Errors(JsonObject run) =>
        run.TryGetValue("validation_errors", out JsonValue? value) && value is JsonList errors ? [.. errors.Select(BundlePayload.Plain)] : [];

    private static ReportTable Files(JsonObject payload) => new(
        [ReportColumn.Code("Path"), ReportColumn.Flag("Included"), ReportColumn.Number("Bytes"), ReportColumn.Text("Reason")],
        BundlePayload.Rows(payload, "files").Select(static row => new[] { "path", "included", "size_bytes", "reason" }
            .Select(key => row.TryGetValue(key, out JsonValue? value) ? value : JsonValue.Null).ToArray()));
}
