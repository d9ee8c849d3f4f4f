namespace WorldForge.IO;

/// <summary>The write side of a file whose failures are already in the error family of this folder.</summary>
internal sealed class FaultTranslatingStream(Stream inner, string display) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        set => throw new NotSupportedException("An atomic write goes forward only.");
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            inner.Write(buffer);
        }
        catch (Exception exception) when (IoFault.IsOfWrite(exception))
        {
            throw IoFault.From("write", display, exception);
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            await inner.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (IoFault.IsOfWrite(exception))
        {
            throw IoFault.From("write", display, exception);
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
        // The owner flushes to the disk when all is written; there is no buffer here.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("An atomic write cannot be read.");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("An atomic write goes forward only.");

    public override void SetLength(long value) => throw new NotSupportedException("An atomic write goes forward only.");
}
