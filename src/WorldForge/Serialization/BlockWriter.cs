using System.Buffers;

namespace WorldForge.Serialization;

/// <summary>A buffer writer of constant size that hands every full block on.</summary>
internal sealed class BlockWriter(BlockWriter.Sink sink) : IBufferWriter<byte>, IDisposable
{
    private const int BlockSize = 64 * 1024;

    private byte[] _block = ArrayPool<byte>.Shared.Rent(BlockSize);
    private int _used;

    /// <summary>Takes one block; it must not keep the span.</summary>
    public delegate void Sink(ReadOnlySpan<byte> block);

    public void Advance(int count) => _used += count;

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (_block.Length - _used < Math.Max(sizeHint, 1))
        {
            Complete();
            if (_block.Length < sizeHint)
            {
                ArrayPool<byte>.Shared.Return(_block);
                _block = ArrayPool<byte>.Shared.Rent(sizeHint);
            }
        }

        return _block.AsMemory(_used);
    }

    /// <summary>Hands on what is left.</summary>
    public void Complete()
    {
        if (_used > 0)
        {
            sink(_block.AsSpan(0, _used));
            _used = 0;
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_block);
        _block = [];
        _used = 0;
    }
}
