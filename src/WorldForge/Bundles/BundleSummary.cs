using System.Globalization;
using System.Text;
using WorldForge.Reports;
using WorldForge.Serialization;

namespace WorldForge.Bundles;

/// <summary>What a bundle holds, for people: in Markdown and as one page. Both are made from the manifest alone.</summary>
internal static class BundleSummary
{
    public const string ClaimBoundary =
        "This bundle holds copies of evidence that is safe to keep in a checkout. Making it uploaded nothing and called no live provider. "
        + "It carries no raw credentials, and it makes no claim about how faithful any prediction is to the physical world.";

    private const string Title = "WorldForge Evidence Bundle";
    private const int MostRows = 1_000;

    /// <summary>The manifest with no more entries than a person can read; entries that were left out come first into the selection.</summary>
    public static JsonObject Payload(BundleManifest manifest)
    {
        if (manifest.Files.Count <= MostRows)
        {
            return manifest.ToJson();
        }

        JsonValue[] rows = [.. manifest.Files.OrderBy(static file => file.Included).Take(MostRows).OrderBy(static file => file.Path, StringComparer.Ordinal).Select(static file => file.ToJson())];
        return manifest.Head().With("files", JsonList.Create(rows)).With("files_not_shown", manifest.Files.Count - rows.Length);
    }

    public static string Markdown(JsonObject payload)
    {
        var text = new StringBuilder();
        text.Append(MarkdownText.Heading(1, Title)).Append("\n\n");
        foreach ((string name, string value) in Facts(payload))
        {
            text.Append(CultureInfo.InvariantCulture, $"- {name}: {MarkdownText.Inline(value)}\n");
        }

        text.Append('\n').Append(MarkdownText.Heading(2, "Runs")).Append("\n\n").Append(Runs(payload).ToMarkdown());
        text.Append('\n').Append(MarkdownText.Heading(2, "Files")).Append("\n\n").Append(Files(payload).ToMarkdown()).Append(NotShown(payload) is { } rest ? $"\n{rest}\n" : "");
        text.Append('\n').Append(MarkdownText.Heading(2, "Fixture Digests")).Append("\n\n").Append(Fixtures(payload).ToMarkdown());
        text.Append('\n').Append(MarkdownText.Heading(2, "Claim Boundary")).Append("\n\n").Append(ClaimBoundary).Append('\n');
        return text.ToString();
    }

    public static string Html(JsonObject payload)
    {
        var page = new HtmlPage(Title) { CreatedAt = BundlePayload.Text(payload, "generated_at") };
        page.Add(new HtmlFacts(Facts(payload).Select(static fact => (fact.Name, (string?)fact.Value))), Safety(payload));
        page.Section("Runs", new HtmlTable("Runs", Runs(payload)));
        page.Section("Files", new HtmlTable("Files", Files(payload)));
        if (NotShown(payload) is { } rest)
        {
            page.Add(new HtmlParagraph(rest));
        }

        return page
            .Section("Fixture Digests", new HtmlTable("Fixture digests", Fixtures(payload)))
            .Section("Claim Boundary", new HtmlParagraph(ClaimBoundary))
            .ToHtml();
    }

    public static HtmlNotice Safety(JsonObject payload) => BundlePayload.IsSafe(payload)
        ? HtmlNotice.Good("Safe to attach", "Every file that was found is included.")
        : HtmlNotice.Bad("Not safe to attach", "Files were left out, or there was nothing to include. Read the reasons before anything leaves this machine.");

    private static IEnumerable<(string Name, string Value)> Facts(JsonObject payload) =>
    [
        ("Schema version", BundlePayload.Text(payload, "schema_version")),
        ("Generated at", BundlePayload.Text(payload, "generated_at")),
        ("Source workspace", BundlePayload.Text(payload, "source_workspace")),
        ("Runs", BundlePayload.Text(payload, "run_count")),
        ("Included files", BundlePayload.Text(payload, "included_count")),
        ("Excluded files", BundlePayload.Text(payload, "excluded_count")),
        ("Safe to attach", BundlePayload.Text(payload, "safe_to_attach")),
    ];

    private static string? NotShown(JsonObject payload) => payload.TryGetValue("files_not_shown", out JsonValue? count)
        ? $"{BundlePayload.Plain(count)} more files are listed in {BundleManifest.FileName}."
        : null;

    private static ReportTable Runs(JsonObject payload) => Table(
        payload,
        "runs",
        [
            (ReportColumn.Code("Run"), "run_id"), (ReportColumn.Text("Kind"), "kind"), (ReportColumn.Status("Status"), "status"),
            (ReportColumn.Text("Provider"), "provider"), (ReportColumn.Text("Operation"), "operation"), (ReportColumn.Code("Command"), "command"),
            (ReportColumn.Text("Skip reason"), "skip_reason"),
        ]);

    private static ReportTable Files(JsonObject payload) => Table(
        payload,
        "files",
        [
            (ReportColumn.Code("Path"), "path"), (ReportColumn.Flag("Included"), "included"), (ReportColumn.Flag("Safe to attach"), "safe_to_attach"),
            (ReportColumn.Code("SHA256"), "sha256"), (ReportColumn.Text("Reason"), "reason"),
        ]);

    private static ReportTable Fixtures(JsonObject payload) => Table(
        payload,
        "fixture_digests",
        [(ReportColumn.Code("Path"), "path"), (ReportColumn.Code("SHA256"), "sha256"), (ReportColumn.Number("Bytes"), "size_bytes")]);

    private static ReportTable Table(JsonObject payload, string list, (ReportColumn Column, string Key)[] columns) => new(
        columns.Select(static column => column.Column),
        BundlePayload.Rows(payload, list).Select(row => columns.Select(column => row.TryGetValue(column.Key, out JsonValue? value) ? value : JsonValue.Null).ToArray()));
}
