using System.Text;
using WorldForge.Redaction;

namespace WorldForge.Reports;

/// <summary>Encodes data for HTML so that it can neither leave its element nor change what stands around it.</summary>
internal static class HtmlText
{
    private const char Replacement = '\uFFFD';
    private const int ControlPictures = 0x2400;

    /// <summary>Appends text that came from outside: redacted first, then encoded.</summary>
    public static void AppendData(StringBuilder output, string text) => AppendEncoded(output, Redactor.Observable.Redact(text));

    /// <summary>
    /// Appends encoded text. No <c>://</c> is left in the source, so that no tool takes a report for one that links; control characters
    /// are shown as pictures, and characters that turn the direction of writing, or that no document may hold, as U+FFFD.
    /// </summary>
    public static void AppendEncoded(StringBuilder output, string text)
    {
        for (int at = 0; at < text.Length; at++)
        {
            char character = text[at];
            switch (character)
            {
                case '&':
                    output.Append("&amp;");
                    break;
                case '<':
                    output.Append("&lt;");
                    break;
                case '>':
                    output.Append("&gt;");
                    break;
                case '"':
                    output.Append("&quot;");
                    break;
                case '\'':
                    output.Append("&#39;");
                    break;
                case '/' when at > 0 && text[at - 1] is ':' or '/':
                    output.Append("&#47;");
                    break;
                case '\n' or '\t':
                    output.Append(character);
                    break;
                default:
                    at += AppendPlain(output, text, at);
                    break;
            }
        }
    }

    /// <returns>How many more units were taken.</returns>
    private static int AppendPlain(StringBuilder output, string text, int at)
    {
        char character = text[at];
        if (char.IsHighSurrogate(character) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
        {
            output.Append(character).Append(text[at + 1]);
            return 1;
        }

        output.Append(character switch
        {
            < ' ' => (char)(ControlPictures + character),
            '\u007F' => '\u2421',
            >= '\u0080' and <= '\u009F' => Replacement,
            >= '\u202A' and <= '\u202E' => Replacement,
            >= '\u2066' and <= '\u2069' => Replacement,
            >= '\uFDD0' and <= '\uFDEF' => Replacement,
            '\uFFFE' or '\uFFFF' => Replacement,
            _ when char.IsSurrogate(character) => Replacement,
            _ => character,
        });
        return 0;
    }
}
