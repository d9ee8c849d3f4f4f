using System.Numerics;
using System.Runtime.InteropServices;

namespace WorldForge.Arrays;

/// <summary>Looks for numbers that are not finite: those whose exponent bits are all set.</summary>
internal static class FiniteScan
{
    public static bool AllFinite<TBits>(ReadOnlySpan<byte> data, TBits exponent)
        where TBits : unmanaged, IBinaryInteger<TBits>
    {
        if (!BitConverter.IsLittleEndian)
        {
            return AllFiniteBytewise(data, exponent);
        }

        ReadOnlySpan<TBits> values = MemoryMarshal.Cast<byte, TBits>(data);
        ReadOnlySpan<Vector<TBits>> blocks = MemoryMarshal.Cast<TBits, Vector<TBits>>(values);
        Vector<TBits> mask = new(exponent);
        foreach (ref readonly Vector<TBits> block in blocks)
        {
            if (Vector.EqualsAny(block & mask, mask))
            {
                return false;
            }
        }

        foreach (TBits value in values[(blocks.Length * Vector<TBits>.Count)..])
        {
            if ((value & exponent) == exponent)
            {
                return false;
            }
        }

        return true;
    }

    internal static bool AllFiniteBytewise<TBits>(ReadOnlySpan<byte> data, TBits exponent)
        where TBits : unmanaged, IBinaryInteger<TBits>
    {
        int size = exponent.GetByteCount();
        for (int at = 0; at < data.Length; at += size)
        {
            if ((TBits.ReadLittleEndian(data.Slice(at, size), isUnsigned: true) & exponent) == exponent)
            {
                return false;
            }
        }

        return true;
    }
}
