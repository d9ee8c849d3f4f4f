using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using WorldForge.Arrays;
using WorldForge.Redaction;
using WorldForge.Serialization;

namespace WorldForge.Providers.Bridge;

/// <summary>Reads frames of a worker that may be broken or hostile: every length is checked before memory is taken for it.</summary>
internal sealed class FrameReader(Stream stream, int maxHeaderBytes, int maxFrameBytes)
{
    private const int HeaderDepth = 64;

    /// <summary>The next frame, or null at the end of the stream.</summary>
    /// <exception cref="InvalidDataException">What came is no frame.</exception>
    public async ValueTask<BridgeFrame?> ReadAsync(CancellationToken cancellationToken)
    {
        byte[] prefix = new byte[BridgeProtocol.PrefixBytes];
        int got = await stream.ReadAtLeastAsync(prefix, prefix.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        if (got == 0)
        {
            return null;
        }

        if (!prefix.AsSpan(0, Math.Min(got, BridgeProtocol.Magic.Length)).SequenceEqual(BridgeProtocol.Magic[..Math.Min(got, BridgeProtocol.Magic.Length)]))
        {
            throw new InvalidDataException($"it wrote something to its standard output that is no frame: '{Printable(prefix.AsSpan(0, got))}'");
        }

        if (got < prefix.Length)
        {
            throw Half();
        }

        uint headerLength = BinaryPrimitives.ReadUInt32LittleEndian(prefix.AsSpan(4));
        ulong bodyLength = BinaryPrimitives.ReadUInt64LittleEndian(prefix.AsSpan(8));
        if (headerLength > maxHeaderBytes || bodyLength > (ulong)maxFrameBytes)
        {
            throw new InvalidDataException(string.Create(
                CultureInfo.InvariantCulture,
                $"it announced a frame of {headerLength} and {bodyLength} bytes, but at most {maxHeaderBytes} and {maxFrameBytes} are accepted"));
        }

        (JsonObject header, List<(ElementType Type, TensorShape Shape)> table) = Parse(await ReadExactlyAsync((int)headerLength, cancellationToken).ConfigureAwait(false), (long)bodyLength);
        byte[] body = await ReadExactlyAsync((int)bodyLength, cancellationToken).ConfigureAwait(false);
        List<NdArray> arrays = [];
        int at = 0;
        foreach ((ElementType type, TensorShape shape) in table)
        {
            int length = (int)shape.ElementCount * type.Size();
            arrays.Add(new NdArray(type, shape, body.AsMemory(at, length)));
            at += length;
        }

        return new BridgeFrame(header, arrays);
    }

    private static InvalidDataException Half() => new("it ended in the middle of a frame");

    private static string Printable(ReadOnlySpan<byte> bytes) =>
        Redactor.Observable.Redact(string.Concat(Encoding.ASCII.GetString(bytes).Select(static c => char.IsControl(c) ? '.' : c)));

    private (JsonObject Header, List<(ElementType Type, TensorShape Shape)> Table) Parse(byte[] json, long bodyLength)
    {
        if (!StrictJson.TryParse(json, new JsonLimits { MaxBytes = maxHeaderBytes, MaxDepth = HeaderDepth }, out JsonValue? parsed, out JsonSyntaxError? error))
        {
            throw new InvalidDataException($"the header of its frame is no JSON: {error}");
        }

        if (parsed is not JsonObject header || !header.TryGetValue("arrays", out JsonValue? listed) || listed is not JsonList rows)
        {
            throw new InvalidDataException("the header of its frame must be an object with a list named arrays");
        }

        List<(ElementType Type, TensorShape Shape)> table = [.. rows.Select(Row)];
        long bytes = 0;
        foreach ((ElementType type, TensorShape shape) in table)
        {
            bytes += Math.Min(shape.ElementCount, int.MaxValue) * type.Size();
            if (bytes > bodyLength)
            {
                break;
            }
        }

        return bytes == bodyLength
            ? (header.Without("arrays"), table)
            : throw new InvalidDataException("the arrays of its frame do not fill the body that it announced");
    }

    private static (ElementType Type, TensorShape Shape) Row(JsonValue row)
    {
        if (row is JsonObject map && map.TryGetValue("dtype", out JsonValue? dtype) && dtype is JsonText name
            && Array.IndexOf(BridgeProtocol.ElementNames, name.Value) is var type and >= 0
            && map.TryGetValue("shape", out JsonValue? sizes) && sizes is JsonList list
            && list.All(static size => size is JsonInteger number && number.TryGetInt64(out long wide) && wide is >= 0 and <= int.MaxValue)
            && TensorShape.TryCreate([.. list.Select(static size => (int)((JsonInteger)size).Value)], out TensorShape shape))
        {
            return ((ElementType)type, shape);
        }

        throw new InvalidDataException("an array of its frame must have a known dtype and a shape of sizes of at least 0");
    }

    private async ValueTask<byte[]> ReadExactlyAsync(int length, CancellationToken cancellationToken)
    {
        byte[] bytes = new byte[length];
        return await stream.ReadAtLeastAsync(bytes, length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false) == length ? bytes : throw Half();
    }
}
