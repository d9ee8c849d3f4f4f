using System.Text;

namespace WorldForge.Redaction.Scanning;

/// <summary>Redacts a whole text with the same machine that serves streams.</summary>
internal static class TextRedaction
{
    public static string Apply(string text, ScanProfile profile)
    {
        if (text.Length == 0)
        {
            return text;
        }

        var framer = new SegmentFramer(profile);
        using var writer = new StringWriter(new StringBuilder(text.Length + 16), System.Globalization.CultureInfo.InvariantCulture);
        framer.Append(text, writer);
        framer.Complete(writer);
        return framer.Changed ? writer.ToString() : text;
    }
}
