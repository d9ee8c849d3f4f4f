using System.Globalization;
using System.Text;

namespace WorldForge.Redaction.Scanning;

/// <summary>Redacts a whole text with the same machine that serves streams.</summary>
internal static class TextRedaction
{
    /// <summary>Whether the rules mask something of this kind.</summary>
    public static bool Finds(string text, ScanProfile profile, Findings what) => (Findings(text, profile) & what) != 0;

    /// <summary>All kinds of things that the rules mask in the text.</summary>
    public static Findings Findings(ReadOnlySpan<char> text, ScanProfile profile)
    {
        var framer = new SegmentFramer(profile);
        framer.Append(text, TextWriter.Null);
        framer.Complete(TextWriter.Null);
        return framer.Found;
    }

    public static string Apply(string text, ScanProfile profile)
    {
        if (text.Length <= SegmentFramer.Window && !text.Contains('\n', StringComparison.Ordinal) && PemText.FindOpenBlock(text) < 0)
        {
            // One line: no framing, no writer.
            var line = new LineRedactor(profile).Apply(text, out var changed);
            return changed ? line.ToString() : text;
        }

        var framer = new SegmentFramer(profile);
        using var writer = new StringWriter(new StringBuilder(text.Length + 16), CultureInfo.InvariantCulture);
        framer.Append(text, writer);
        framer.Complete(writer);
        return framer.Changed ? writer.ToString() : text;
    }
}
