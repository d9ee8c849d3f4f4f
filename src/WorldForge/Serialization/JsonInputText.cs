using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace WorldForge.Serialization;

/// <summary>What the reader needs to know about Unicode text before and after it looks at JSON.</summary>
internal static class JsonInputText
{
    /// <summary>UTF-8 of a text; an unpaired surrogate becomes the three bytes that stand for it and are never valid.</summary>
    public static byte[] ToBytes(string text)
    {
        byte[] bytes = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        int written = 0;
        ReadOnlySpan<char> rest = text;
        while (Utf8.FromUtf16(rest, bytes.AsSpan(written), out int read, out int count, replaceInvalidSequences: false) != OperationStatus.Done)
        {
            written += count;
            char unpaired = rest[read];
            bytes[written++] = (byte)(0xE0 | (unpaired >> 12));
            bytes[written++] = (byte)(0x80 | ((unpaired >> 6) & 0x3F));
            bytes[written++] = (byte)(0x80 | (unpaired & 0x3F));
            rest = rest[(read + 1)..];
            if (rest.IsEmpty)
            {
                return bytes[..written];
            }
        }

        return bytes[..(written + Encoding.UTF8.GetByteCount(rest))];
    }

    /// <summary>The offset of the first byte that does not belong to a valid sequence; the length if there is none.</summary>
    public static int FirstInvalid(ReadOnlySpan<byte> text)
    {
        int at = 0;
        while (at < text.Length && Rune.DecodeFromUtf8(text[at..], out _, out int length) == OperationStatus.Done)
        {
            at += length;
        }

        return at;
    }

    /// <summary>The number of characters, counting each byte that is no part of one as one.</summary>
    public static long CountCharacters(ReadOnlySpan<byte> text)
    {
        long count = 0;
        while (!text.IsEmpty)
        {
            _ = Rune.DecodeFromUtf8(text, out _, out int length);
            text = text[length..];
            count++;
        }

        return count;
    }
}
