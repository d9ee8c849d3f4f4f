using System.Buffers;
using System.Runtime.InteropServices;

namespace WorldForge.Arrays;

/// <summary>The little-endian bytes of an array of numbers.</summary>
internal static class ArrayBytes
{
    public static ReadOnlyMemory<byte> Of<T>(T[] values, int size)
        where T : unmanaged
    {
        if (BitConverter.IsLittleEndian || size == 1)
        {
            return new View<T>(values).Memory;
        }

        byte[] copy = MemoryMarshal.AsBytes(values.AsSpan()).ToArray();
        Reverse(copy, size);
        return copy;
    }

    /// <summary>Turns the bytes of each element around.</summary>
    public static void Reverse(Span<byte> data, int size)
    {
        for (int at = 0; at < data.Length; at += size)
        {
            data.Slice(at, size).Reverse();
        }
    }

    /// <summary>The values seen as bytes; nothing to dispose, because the array belongs to the collector.</summary>
    private sealed class View<T>(T[] values) : MemoryManager<byte>
        where T : unmanaged
    {
        public override Span<byte> GetSpan() => MemoryMarshal.AsBytes(values.AsSpan());

        public override unsafe MemoryHandle Pin(int elementIndex = 0)
        {
            GCHandle handle = GCHandle.Alloc(values, GCHandleType.Pinned);
            return new MemoryHandle((byte*)handle.AddrOfPinnedObject() + elementIndex, handle);
        }

        public override void Unpin()
        {
            // The handle of each pin frees itself.
        }

        protected override void Dispose(bool disposing)
        {
            // There is nothing to release.
        }
    }
}
