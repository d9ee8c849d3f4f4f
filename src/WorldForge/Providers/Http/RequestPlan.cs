namespace WorldForge.Providers.Http;

/// <summary>A request whose destination and headers are settled; makes a new message for each attempt.</summary>
internal sealed class RequestPlan(ProviderHttpRequest request, UrlParts destination, IReadOnlyList<KeyValuePair<string, string>> ownHeaders)
{
    public UrlParts Destination => destination;

    public Uri Uri { get; } = destination.ToUri();

    /// <summary>Where a request below the base URL goes.</summary>
    /// <exception cref="WorldForgeException">The path is not one; it is the adapter's own, so this is misuse and no failure of the provider.</exception>
    public static UrlParts Below(ProviderBaseUrl baseUrl, string path)
    {
        bool isPath = path.Length == 0 || path.StartsWith('/');
        string[] segments = path.Split('?')[0].Split('/');
        return isPath
            && !segments.Any(segment => Uri.UnescapeDataString(segment) is "." or "..")
            && UrlParts.TryParse(baseUrl + path, out var parts, out _)
            && parts!.HasOriginOf(baseUrl.Parts)
                ? parts
                : throw new WorldForgeException(
                    FaultCodes.InputInvalid,
                    "path must be empty or start with a slash, without dot segments, fragment, spaces and backslashes.");
    }

    public HttpRequestMessage ToMessage(IResponseReader reader)
    {
        var message = new HttpRequestMessage(request.Method, Uri);
        RequestHeaders.Add(message.Headers, ownHeaders);
        RequestHeaders.Add(message.Headers, request.Headers);
        message.Headers.TryAddWithoutValidation("Accept-Encoding", reader.AcceptEncoding);
        if (reader.AcceptedContentTypes.Count > 0 && !message.Headers.NonValidated.Contains("Accept"))
        {
            message.Headers.TryAddWithoutValidation("Accept", string.Join(", ", reader.AcceptedContentTypes.Select(AcceptEntry)));
        }

        if (request.IdempotencyKey is { } key)
        {
            message.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        }

        message.Content = Content();
        return message;
    }

    // A request without content may be sent again by the transport when a pooled connection turns out dead; one with content, even an
    // empty one, may not. What must not be repeated therefore always has content.
    private ReadOnlyMemoryContent? Content()
    {
        if (request.ContentType is null)
        {
            return request.IsRepeatable ? null : new ReadOnlyMemoryContent(default);
        }

        var content = new ReadOnlyMemoryContent(request.Body);
        content.Headers.TryAddWithoutValidation("Content-Type", request.ContentType);
        return content;
    }

    private static string AcceptEntry(string entry) => entry.EndsWith('/') ? entry + "*" : entry;
}
