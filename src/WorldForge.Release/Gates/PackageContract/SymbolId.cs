using System.Buffers.Binary;

namespace WorldForge.Release.Gates.PackageContract;

/// <summary>The 20 bytes that tie an assembly to its symbol file, as 40 hex digits.</summary>
internal static class SymbolId
{
    /// <summary>From the two parts that an assembly keeps.</summary>
    public static string Text(Guid guid, uint stamp)
    {
        Span<byte> bytes = stackalloc byte[20];
        guid.TryWriteBytes(bytes);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[16..], stamp);
        return Convert.ToHexStringLower(bytes);
    }

    /// <summary>From the whole that a symbol file keeps.</summary>
    public static string Text(ReadOnlySpan<byte> id) => Convert.ToHexStringLower(id);
}
