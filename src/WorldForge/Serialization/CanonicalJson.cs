using System.Buffers;
using System.Text;

namespace WorldForge.Serialization;

/// <summary>
/// The compact form that digests are taken of: ASCII, no white space, keys in the order of
/// <see cref="CodePointComparer"/>, floats as the shortest digits that read back the same. Equal values have equal
/// bytes, and different values have different bytes.
/// </summary>
public static class CanonicalJson
{
    /// <summary>The canonical form as bytes.</summary>
    public static byte[] ToBytes(JsonValue value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        Write(value, buffer);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The canonical form as text.</summary>
    public static string ToText(JsonValue value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        Write(value, buffer);
        return Encoding.ASCII.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes the canonical form.</summary>
    public static void Write(JsonValue value, IBufferWriter<byte> output) => JsonTreeWriter.Write(value, output, indented: false);

    /// <summary>Writes the canonical form in blocks; memory use does not depend on its size. The stream is not flushed.</summary>
    public static void Write(JsonValue value, Stream output)
    {
        ArgumentNullException.ThrowIfNull(output);
        using var blocks = new BlockWriter(block => output.Write(block));
        Write(value, blocks);
        blocks.Complete();
    }

    /// <summary>The digest of the canonical form, which is never held as a whole.</summary>
    public static Sha256Digest Digest(JsonValue value)
    {
        using var hash = System.Security.Cryptography.IncrementalHash.CreateHash(System.Security.Cryptography.HashAlgorithmName.SHA256);
        using var blocks = new BlockWriter(hash.AppendData);
        Write(value, blocks);
        blocks.Complete();
        return Sha256Digest.Of(hash);
    }
}
