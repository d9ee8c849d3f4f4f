using System.Text;
using WorldForge.Reports;
using WorldForge.Serialization;

namespace WorldForge.Comparison;

/// <summary>A comparison for people at a terminal or in a pull request.</summary>
internal static class ComparisonMarkdown
{
    public static string Render(JsonObject payload)
    {
        ComparisonDocument document = ComparisonDocument.Of(payload);
        var text = new StringBuilder();
        text.Append("# ").Append(document.Title).Append("\n\n");
        Bullets(text, [.. document.Facts, ("Claim boundary", document.ClaimBoundary)]);
        if (document.IsRegression)
        {
            text.Append("\n## Regression Summary\n\nStatus: ").Append(MarkdownText.Inline(document.Status)).Append("\n\n");
            Bullets(text, document.Counts);
            Section(text, "Metrics", document.MetricTable);
            Section(text, "Changes", document.ChangeTable);
        }

        Section(text, "Runs", document.RunTable);
        Section(text, "Comparison Rows", document.ShortRowTable);
        return text.ToString();
    }

    private static void Bullets(StringBuilder text, IEnumerable<(string Name, string? Value)> facts)
    {
        foreach ((string name, string? value) in facts)
        {
            text.Append("- ").Append(MarkdownText.Inline(name)).Append(": ").Append(MarkdownText.Cell(value)).Append('\n');
        }
    }

    private static void Section(StringBuilder text, string heading, ReportTable table) =>
        text.Append("\n## ").Append(heading).Append("\n\n").Append(table.ToMarkdown());
}
