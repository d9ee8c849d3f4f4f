using System.Net;

namespace WorldForge.Tests.Providers.Http;

/// <summary>A body that knows whether it was read and released; it states no length of its own.</summary>
internal sealed class TrackedContent(byte[] body) : HttpContent
{
    public bool IsRead { get; private set; }

    public bool IsReleased { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(body).AsTask();

    protected override Task<Stream> CreateContentReadStreamAsync()
    {
        IsRead = true;
        return Task.FromResult<Stream>(new MemoryStream(body));
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        IsReleased = true;
        base.Dispose(disposing);
    }
}
