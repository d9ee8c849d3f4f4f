using System.Buffers;
using WorldForge.Serialization;

namespace WorldForge.Providers.Http;

/// <summary>Reads a body of strict JSON whose root is an object: no duplicate keys, no number beyond a double, bounded size and depth.</summary>
internal sealed class JsonBodyReader(int maxBytes, IReadOnlyList<string> accepted) : IResponseReader
{
    private readonly JsonLimits _limits = new() { MaxBytes = maxBytes };

    public JsonObject Body { get; private set; } = JsonObject.Empty;

    public string AcceptEncoding => BoundedBody.Gzip;

    public IReadOnlyList<string> AcceptedContentTypes => accepted;

    public bool CanRestart => true;

    public JsonObject Metadata => JsonObject.Empty;

    public async Task ReadAsync(HttpResponseMessage response, OperationNames names, CancellationToken cancellationToken)
    {
        var bytes = new ArrayBufferWriter<byte>();
        await BoundedBody.ReadAsync(response, maxBytes, allowGzip: true, names, Take, cancellationToken).ConfigureAwait(false);
        int status = (int)response.StatusCode;
        if (!StrictJson.TryParse(bytes.WrittenSpan, _limits, out var value, out var error))
        {
            throw names.Fault(HttpFaultCodes.Json, $"answered with invalid JSON: {error!.Message}", status: status);
        }

        Body = value as JsonObject ?? throw names.Fault(HttpFaultCodes.Shape, "answered with a non-object JSON payload", status: status);

        ValueTask Take(ReadOnlyMemory<byte> piece, CancellationToken token)
        {
            bytes.Write(piece.Span);
            return ValueTask.CompletedTask;
        }
    }
}
