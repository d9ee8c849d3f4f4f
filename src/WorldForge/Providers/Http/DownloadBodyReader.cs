using WorldForge.Serialization;

namespace WorldForge.Providers.Http;

/// <summary>Copies a body to a stream. What a failed attempt wrote is taken back where the stream can seek.</summary>
internal sealed class DownloadBodyReader(Stream destination, long maxBytes, IReadOnlyList<string> accepted) : IResponseReader
{
    private readonly long _start = destination.CanSeek ? destination.Position : 0;

    public long Bytes { get; private set; }

    public string? MediaType { get; private set; }

    public string AcceptEncoding => BoundedBody.Identity;

    public IReadOnlyList<string> AcceptedContentTypes => accepted;

    public bool CanRestart => destination.CanSeek;

    public JsonObject Metadata => JsonObject.Create(("bytes", Bytes));

    public async Task ReadAsync(HttpResponseMessage response, OperationNames names, CancellationToken cancellationToken)
    {
        bool complete = false;
        try
        {
            Bytes = await BoundedBody.ReadAsync(response, maxBytes, allowGzip: false, names, Take, cancellationToken).ConfigureAwait(false);
            MediaType = ContentTypes.Of(response);
            complete = true;
        }
        finally
        {
            if (!complete && destination.CanSeek)
            {
                destination.SetLength(_start);
                destination.Position = _start;
            }
        }

        async ValueTask Take(ReadOnlyMemory<byte> piece, CancellationToken token)
        {
            try
            {
                await destination.WriteAsync(piece, token).ConfigureAwait(false);
            }
            catch (IOException exception)
            {
                // Not the network's fault: asking again cannot help.
                throw names.Fault(HttpFaultCodes.Request, "could not store the answer", exception);
            }
        }
    }
}
