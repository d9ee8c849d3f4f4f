using System.Buffers.Binary;
using System.Globalization;
using WorldForge.Arrays;

namespace WorldForge.Providers.Npy;

/// <summary>
/// Reads array files of the versions 1 to 3. Rows of numbers in this machine's order are a slice of the input; columns first or most
/// significant byte first cost one copy. Nothing in the file is executed: object arrays are refused by their element type.
/// </summary>
internal static class NpyReader
{
    private const int PrefixLength = 8;
    private const int LongestHeader = 64 * 1024;

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>Reads a whole file.</summary>
    /// <exception cref="NpyException">It is cut, goes on after its data, or is not an array of numbers.</exception>
    public static NdArray Read(ReadOnlyMemory<byte> file)
    {
        ReadOnlySpan<byte> span = file.Span;
        if (span.Length < PrefixLength + sizeof(ushort) || !span.StartsWith(Magic))
        {
            throw new NpyException("it does not start as an array file");
        }

        byte version = span[6];
        if (version is < 1 or > 3 || span[7] != 0)
        {
            throw new NpyException(string.Create(CultureInfo.InvariantCulture, $"version {version}.{span[7]} is not among 1.0, 2.0 and 3.0"));
        }

        int lengthSize = version == 1 ? sizeof(ushort) : sizeof(uint);
        if (span.Length < PrefixLength + lengthSize)
        {
            throw new NpyException("it is cut in front of its header");
        }

        ReadOnlySpan<byte> lengthBytes = span[PrefixLength..];
        uint headerLength = version == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(lengthBytes) : BinaryPrimitives.ReadUInt32LittleEndian(lengthBytes);
        int headerStart = PrefixLength + lengthSize;
        if (headerLength > LongestHeader || headerLength > span.Length - headerStart)
        {
            throw new NpyException(string.Create(CultureInfo.InvariantCulture, $"its header of {headerLength} bytes is too long or cut"));
        }

        int dataStart = headerStart + (int)headerLength;
        (ElementType type, bool isBigEndian, bool isFortranOrder, TensorShape shape) = NpyHeader.Read(span[headerStart..dataStart]);
        Int128 expected = (Int128)shape.ElementCount * type.Size();
        if (expected != span.Length - dataStart)
        {
            throw new NpyException(string.Create(
                CultureInfo.InvariantCulture,
                $"shape {shape} of {type.ToNumpyText()} needs {expected} bytes, but {span.Length - dataStart} follow its header"));
        }

        ReadOnlyMemory<byte> data = file[dataStart..];
        if (isBigEndian)
        {
            data = Reversed(data.Span, type.Size());
        }

        return new NdArray(type, shape, isFortranOrder && shape.Rank > 1 ? Transposed(data.Span, shape, type.Size()) : data);
    }

    private static byte[] Reversed(ReadOnlySpan<byte> data, int size)
    {
        byte[] copy = data.ToArray();
        for (int at = 0; at < copy.Length; at += size)
        {
            copy.AsSpan(at, size).Reverse();
        }

        return copy;
    }

    // The first index moves fastest in the source and the last one in the result.
    private static byte[] Transposed(ReadOnlySpan<byte> data, TensorShape shape, int size)
    {
        byte[] result = new byte[data.Length];
        Span<int> index = stackalloc int[shape.Rank];
        Span<int> strides = stackalloc int[shape.Rank];
        int stride = size;
        for (int axis = 0; axis < shape.Rank; axis++)
        {
            strides[axis] = stride;
            stride *= Math.Max(shape[axis], 1);
        }

        int source = 0;
        for (int at = 0; at < result.Length; at += size)
        {
            data.Slice(source, size).CopyTo(result.AsSpan(at));
            for (int axis = shape.Rank - 1; axis >= 0; axis--)
            {
                source += strides[axis];
                if (++index[axis] < shape[axis])
                {
                    break;
                }

                source -= strides[axis] * shape[axis];
                index[axis] = 0;
            }
        }

        return result;
    }
}
