using System.Buffers.Binary;
using System.Text;
using WorldForge.Arrays;

namespace WorldForge.Providers.Npy;

/// <summary>Writes the header of an array file of version 1.0; the data follow as they are.</summary>
internal static class NpyWriter
{
    private const int PrefixLength = 10;
    private const int Alignment = 64;

    /// <summary>Everything in front of the data, its length a multiple of 64.</summary>
    public static byte[] Header(NdArray array)
    {
        string text = $"{{'descr': '{array.ElementType.ToNumpyText()}', 'fortran_order': False, 'shape': {array.Shape}, }}";
        int total = (PrefixLength + text.Length + 1 + Alignment - 1) / Alignment * Alignment;
        byte[] header = new byte[total];
        ReadOnlySpan<byte> start = [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0];
        start.CopyTo(header);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(start.Length), (ushort)(total - PrefixLength));
        Encoding.ASCII.GetBytes(text, header.AsSpan(PrefixLength));
        header.AsSpan(PrefixLength + text.Length).Fill((byte)' ');
        header[^1] = (byte)'\n';
        return header;
    }
}
