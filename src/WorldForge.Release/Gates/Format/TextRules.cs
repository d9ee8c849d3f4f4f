using System.Text;

namespace WorldForge.Release.Gates.Format;

/// <summary>The rules that every text file keeps: UTF-8 without a mark, LF, no trailing blanks, a final newline.</summary>
internal static class TextRules
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Checks one file; at most one problem per rule.</summary>
    public static IEnumerable<FormatProblem> Check(string file, ReadOnlyMemory<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            yield break;
        }

        if (bytes.Span.StartsWith("\uFEFF"u8))
        {
            yield return new FormatProblem(file, 1, "Expected UTF-8 without a byte order mark.");
        }

        if (!IsUtf8(bytes.Span))
        {
            yield return new FormatProblem(file, 0, "Expected valid UTF-8.");
        }

        if (bytes.Span.IndexOf((byte)'\r') is >= 0 and var carriageReturn)
        {
            yield return new FormatProblem(file, LineOf(bytes.Span, carriageReturn), "Expected LF line ends.");
        }

        if (!file.EndsWith(".md", StringComparison.Ordinal) && TrailingBlank(bytes.Span) is >= 0 and var blank)
        {
            yield return new FormatProblem(file, LineOf(bytes.Span, blank), "Expected no blanks at the end of a line.");
        }

        if (bytes.Span[^1] != (byte)'\n')
        {
            yield return new FormatProblem(file, LineOf(bytes.Span, bytes.Length - 1), "Expected a newline at the end of the file.");
        }
    }

    private static int TrailingBlank(ReadOnlySpan<byte> bytes)
    {
        var (spaces, tabs) = (bytes.IndexOf(" \n"u8), bytes.IndexOf("\t\n"u8));
        return spaces < 0 ? tabs : tabs < 0 ? spaces : Math.Min(spaces, tabs);
    }

    private static int LineOf(ReadOnlySpan<byte> bytes, int offset) => bytes[..offset].Count((byte)'\n') + 1;

    private static bool IsUtf8(ReadOnlySpan<byte> bytes)
    {
        try
        {
            Strict.GetCharCount(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
