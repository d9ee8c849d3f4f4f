using System.Net;
using System.Text;

namespace WorldForge.Reports;

/// <summary>
/// A rendered report as its reader sees it, without the escapes of its format. Safety is judged on this: an escape inside a marker such as
/// <c>&lt;redacted&gt;</c> would make it look like a secret, and one inside a secret would hide it.
/// </summary>
internal static class ReadText
{
    public static string Of(string content, string mediaType) => mediaType switch
    {
        "text/html" => WebUtility.HtmlDecode(content),
        "text/markdown" => WithoutBackslashes(content),
        "text/csv" => content.Replace("\"\"", "\"", StringComparison.Ordinal),
        _ => content,
    };

    private static string WithoutBackslashes(string content)
    {
        var text = new StringBuilder(content.Length);
        for (int at = 0; at < content.Length; at++)
        {
            bool isEscape = content[at] == '\\' && at + 1 < content.Length && content[at + 1] is ('\\' or '|' or '<' or '[' or '`' or '&');
            text.Append(isEscape ? content[++at] : content[at]);
        }

        return text.ToString();
    }
}
