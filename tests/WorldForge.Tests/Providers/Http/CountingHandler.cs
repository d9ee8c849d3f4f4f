namespace WorldForge.Tests.Providers.Http;

/// <summary>Counts the bytes of answers that are taken out of the transport.</summary>
internal sealed class CountingHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private long _bytes;

    public long Bytes => _bytes;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var counted = new StreamContent(new CountingStream(this, body));
        foreach (var (name, values) in response.Content.Headers.NonValidated)
        {
            counted.Headers.TryAddWithoutValidation(name, values);
        }

        response.Content = counted;
        return response;
    }

    private sealed class CountingStream(CountingHandler owner, Stream inner) : MemoryStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            int read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            Interlocked.Add(ref owner._bytes, read);
            return read;
        }

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
