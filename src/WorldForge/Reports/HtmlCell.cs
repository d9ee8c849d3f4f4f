using WorldForge.Serialization;

namespace WorldForge.Reports;

/// <summary>
/// The content of one table cell. Fixed-width text stands in <c>samp</c>: an element named <c>code</c> reads like the name of a credential to
/// the redaction that judges finished reports.
/// </summary>
internal static class HtmlCell
{
    private const int LongestInline = 80;
    private const int LongestUnbroken = 36;

    public static void Write(HtmlWriter writer, JsonValue value, ReportColumn column)
    {
        if (ReportCell.ForPeople(value, column) is not { Length: > 0 } text)
        {
            writer.Text("-");
            return;
        }

        switch (column.Kind)
        {
            case ReportColumnKind.Status:
                writer.Element("span", text, ("class", "status " + ToneOf(text)));
                break;
            case ReportColumnKind.Flag when value is JsonBoolean flag:
                writer.Element("span", text, ("class", flag.Value ? "status good" : "status bad"));
                break;
            case ReportColumnKind.Code or ReportColumnKind.Json when value is JsonList or JsonObject && text.Length > LongestInline:
                new HtmlDetails(SummaryOf(value), value).Write(writer);
                break;
            case ReportColumnKind.Code or ReportColumnKind.Json:
                writer.Element("samp", text, ("class", Sha256Digest.TryParse(text, out _) ? "digest" : text.Length > LongestUnbroken ? "long" : "short"));
                break;
            default:
                writer.Text(text);
                break;
        }
    }

    public static string ToneOf(string status) => status.ToUpperInvariant() switch
    {
        "PASSED" or "COMPLETED" or "SUCCESS" or "OK" or "IMPROVED" or "READY" or "INCLUDED" or "YES" or "TRUE" or "COMPLETE" or "BETTER" => "good",
        "FAILED" or "FAILURE" or "ERROR" or "REGRESSED" or "BUDGET-VIOLATION" or "NEW-FAILURES" or "CANCELLED" or "NO" or "FALSE" or "WORSE" => "bad",
        "SKIPPED" or "RUNNING" or "STALE" or "WARNING" or "CHANGED" or "EXCLUDED" or "INCONCLUSIVE" or "ADDED" or "REMOVED" => "warn",
        _ => "plain",
    };

    private static string SummaryOf(JsonValue value) => value switch
    {
        JsonObject { Count: 1 } => "1 member",
        JsonObject map => $"{map.Count} members",
        JsonList { Count: 1 } => "1 item",
        _ => $"{((JsonList)value).Count} items",
    };
}
