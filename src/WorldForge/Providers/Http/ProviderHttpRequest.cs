using WorldForge.Serialization;

namespace WorldForge.Providers.Http;

/// <summary>One logical request: what to send, and what its events are called. It may be sent more than once.</summary>
public sealed record ProviderHttpRequest
{
    /// <summary>Operation in events and faults, such as <c>policy</c> or <c>artifact download</c>.</summary>
    public required string Operation { get; init; }

    /// <summary>Which part of the policy governs the request.</summary>
    /// <value>Default <see cref="HttpOperationKind.Request"/>.</value>
    public HttpOperationKind Kind { get; init; } = HttpOperationKind.Request;

    /// <summary>The method. A POST or PATCH is sent once unless <see cref="IdempotencyKey"/> is set.</summary>
    /// <value>Default GET.</value>
    public HttpMethod Method { get; init; } = HttpMethod.Get;

    /// <summary>Path below the base URL, with an optional query: empty, or from a slash on, without dot segments and fragment.</summary>
    public string Path { get; init; } = "";

    /// <summary>An absolute URL instead of base URL and path, such as one that the provider gave for a download.</summary>
    /// <remarks>It goes through the same destination checks. Another origin never gets the client's own headers.</remarks>
    public string? Url { get; init; }

    /// <summary>Headers of this request. Not among them: those that frame the message or that the client sets itself.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The body; sent when <see cref="ContentType"/> is set.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Media type of <see cref="Body"/>; <see langword="null"/> for a request without content.</summary>
    public string? ContentType { get; init; }

    /// <summary>Sent as <c>Idempotency-Key</c>: the provider's promise that a repeated POST has no further effect.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Accepted media types; an entry that ends in a slash is a prefix. An answer that states none is accepted.</summary>
    /// <value>Default <see langword="null"/>: <c>application/json</c> for JSON, everything for downloads.</value>
    public IReadOnlyList<string>? AcceptedContentTypes { get; init; }

    /// <summary>A deadline that this request shares with others of the same operation.</summary>
    /// <value>Default <see langword="null"/>: the policy's own budget, from now.</value>
    public OperationDeadline? Deadline { get; init; }

    /// <summary>What events call the destination.</summary>
    /// <value>Default <see langword="null"/>: the path, or the absolute URL; both without query.</value>
    public string? EventTarget { get; init; }

    /// <summary>Metadata of every event of this request, such as <c>capability</c>.</summary>
    public JsonObject EventMetadata { get; init; } = JsonObject.Empty;

    /// <summary>The request's id in events.</summary>
    public string? RequestId { get; init; }

    /// <summary>A POST with a JSON body.</summary>
    /// <param name="operation">See <see cref="Operation"/>.</param>
    /// <param name="path">See <see cref="Path"/>.</param>
    /// <param name="body">The body, sent in canonical form.</param>
    /// <returns>The request.</returns>
    public static ProviderHttpRequest PostJson(string operation, string path, JsonObject body) => new()
    {
        Operation = operation,
        Method = HttpMethod.Post,
        Path = path,
        Body = CanonicalJson.ToBytes(body),
        ContentType = "application/json",
    };

    /// <summary>Whether sending it again has no effect that sending it once has not (RFC 9110, section 9.2.2).</summary>
    internal bool IsRepeatable =>
        IdempotencyKey is not null
        || Method == HttpMethod.Get || Method == HttpMethod.Head || Method == HttpMethod.Options
        || Method == HttpMethod.Put || Method == HttpMethod.Delete || Method == HttpMethod.Trace;
}
