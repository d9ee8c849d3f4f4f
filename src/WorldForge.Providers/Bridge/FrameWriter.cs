using System.Buffers.Binary;
using WorldForge.Arrays;
using WorldForge.Serialization;

namespace WorldForge.Providers.Bridge;

/// <summary>Writes frames. The bytes of arrays go to the stream as they are, without a copy.</summary>
internal sealed class FrameWriter(Stream stream, int maxHeaderBytes, int maxFrameBytes)
{
    /// <exception cref="WorldForgeException">The frame is larger than the limits.</exception>
    public async ValueTask WriteAsync(JsonObject header, IReadOnlyList<NdArray> arrays, CancellationToken cancellationToken)
    {
        byte[] json = CanonicalJson.ToBytes(header.With("arrays", JsonList.Create(arrays.Select(Describe))));
        long body = arrays.Sum(static array => (long)array.Data.Length);
        if (json.Length > maxHeaderBytes || body > maxFrameBytes)
        {
            throw new WorldForgeException(
                FaultCodes.InputInvalid,
                FormattableString.Invariant($"A call to a runtime worker must have at most {maxHeaderBytes} bytes of JSON and {maxFrameBytes} bytes of arrays, not {json.Length} and {body}."));
        }

        byte[] prefix = new byte[BridgeProtocol.PrefixBytes];
        BridgeProtocol.Magic.CopyTo(prefix);
        BinaryPrimitives.WriteUInt32LittleEndian(prefix.AsSpan(4), (uint)json.Length);
        BinaryPrimitives.WriteUInt64LittleEndian(prefix.AsSpan(8), (ulong)body);
        await stream.WriteAsync((byte[])[.. prefix, .. json], cancellationToken).ConfigureAwait(false);
        foreach (NdArray array in arrays)
        {
            await stream.WriteAsync(array.Data, cancellationToken).ConfigureAwait(false);
        }

        await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private static JsonValue Describe(NdArray array) => JsonObject.Create(
        ("dtype", BridgeProtocol.ElementNames[(int)array.ElementType]),
        ("shape", JsonList.Create(array.Shape.Sizes.Select(static size => (JsonValue)size))));
}
