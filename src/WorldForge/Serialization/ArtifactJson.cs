using System.Buffers;
using System.Text;

namespace WorldForge.Serialization;

/// <summary>
/// The form of JSON files that people read: two spaces per level, <c>": "</c>, LF, one final newline; keys, escapes
/// and numbers as in <see cref="CanonicalJson"/>. Empty lists and objects stay on one line.
/// </summary>
public static class ArtifactJson
{
    /// <summary>The artifact form as bytes, the final newline included.</summary>
    public static byte[] ToBytes(JsonValue value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        Write(value, buffer);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The artifact form as text, the final newline included.</summary>
    public static string ToText(JsonValue value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        Write(value, buffer);
        return Encoding.ASCII.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes the artifact form.</summary>
    public static void Write(JsonValue value, IBufferWriter<byte> output) => JsonTreeWriter.Write(value, output, indented: true);

    /// <summary>Writes the artifact form in blocks; memory use does not depend on its size. The stream is not flushed.</summary>
    public static void Write(JsonValue value, Stream output)
    {
        ArgumentNullException.ThrowIfNull(output);
        using var blocks = new BlockWriter(block => output.Write(block));
        Write(value, blocks);
        blocks.Complete();
    }
}
