using System.Buffers;
using System.IO.Compression;

namespace WorldForge.Providers.Http;

/// <summary>Reads a body piece by piece and stops at the limit, which counts decoded bytes.</summary>
internal static class BoundedBody
{
    public const string Gzip = "gzip";
    public const string Identity = "identity";
    private const int PieceBytes = 64 * 1024;

    /// <summary>
    /// Hands each piece to <paramref name="take"/> and returns the number of bytes. Without <paramref name="allowGzip"/> an encoded body is
    /// refused instead of decoded.
    /// </summary>
    public static async Task<long> ReadAsync(
        HttpResponseMessage response,
        long limit,
        bool allowGzip,
        OperationNames names,
        Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask> take,
        CancellationToken cancellationToken)
    {
        long? declared = BodyLength.Declared(response, limit, names);
        var body = await OpenAsync(response, allowGzip, names, cancellationToken).ConfigureAwait(false);
        await using var _ = body.ConfigureAwait(false);
        byte[] piece = ArrayPool<byte>.Shared.Rent(PieceBytes);
        try
        {
            long total = 0;
            int read;
            while ((read = await body.ReadAsync(piece.AsMemory(0, PieceBytes), cancellationToken).ConfigureAwait(false)) > 0)
            {
                total += read;
                if (total > limit)
                {
                    throw BodyLength.TooLarge(response, limit, names);
                }

                await take(piece.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            }

            return body is GZipStream || declared is null || declared == total
                ? total
                : throw Untrue(response, total, declared.Value, names);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }

    /// <summary>Opens the decoded body.</summary>
    /// <exception cref="ProviderException">The encoding is not supported.</exception>
    public static async Task<Stream> OpenAsync(
        HttpResponseMessage response, bool allowGzip, OperationNames names, CancellationToken cancellationToken)
    {
        bool isGzip = IsGzip(response, allowGzip, names);
        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        if (isGzip)
        {
            return new GZipStream(body, CompressionMode.Decompress);
        }

        return body;
    }

    private static bool IsGzip(HttpResponseMessage response, bool allowGzip, OperationNames names)
    {
        if (!response.Content.Headers.NonValidated.TryGetValues("Content-Encoding", out var values))
        {
            return false;
        }

        string encoding = string.Join(',', values).Trim().ToLowerInvariant();
        return encoding switch
        {
            "" or Identity => false,
            Gzip or "x-gzip" when allowGzip => true,
            _ => throw names.Fault(HttpFaultCodes.Encoding, "answered with an unsupported content encoding", status: (int)response.StatusCode),
        };
    }

    // A body that ends early is a lost connection and may be asked for again; one that goes on is an untrue header.
    private static ProviderException Untrue(HttpResponseMessage response, long total, long declared, OperationNames names) => names.Fault(
        total < declared ? FaultCodes.ProviderTransport : HttpFaultCodes.Size,
        $"answered with {total} bytes instead of the {declared} of its Content-Length",
        status: (int)response.StatusCode,
        retryable: total < declared);
}
