using System.Text;
using WorldForge.IO;

namespace WorldForge.Runs.Retention;

/// <summary>Finds run ids in a file of any format, in constant memory.</summary>
internal static class RunCitations
{
    private const int BlockSize = 64 * 1024;
    private const int MarkAt = 15;

    public static IReadOnlySet<RunId> In(string path, string display)
    {
        var found = new HashSet<RunId>();
        using FileStream file = PlainFile.Open(path, display);
        byte[] block = new byte[BlockSize + RunId.Length];
        int kept = 0;
        try
        {
            while (file.Read(block, kept, BlockSize) is > 0 and var read)
            {
                ReadOnlySpan<byte> text = block.AsSpan(0, kept + read);
                Collect(text, found);

                // An id may lie across two blocks: its first part is looked at again.
                ReadOnlySpan<byte> rest = text[Math.Max(0, text.Length - (RunId.Length - 1))..];
                rest.CopyTo(block);
                kept = rest.Length;
            }
        }
        catch (Exception exception) when (IoFault.Is(exception))
        {
            throw IoFault.From("read", display, exception);
        }

        return found;
    }

    private static void Collect(ReadOnlySpan<byte> text, HashSet<RunId> found)
    {
        Span<char> name = stackalloc char[RunId.Length];
        int start = 0;
        while (text[start..].IndexOf("Z-"u8) is >= 0 and var mark)
        {
            int at = start + mark - MarkAt;
            if (at >= 0 && at + RunId.Length <= text.Length)
            {
                _ = Encoding.Latin1.GetChars(text.Slice(at, RunId.Length), name);
                if (RunId.TryParse(name, out RunId id))
                {
                    found.Add(id);
                }
            }

            start += mark + 2;
        }
    }
}
