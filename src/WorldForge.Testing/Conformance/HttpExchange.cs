using WorldForge.Serialization;

namespace WorldForge.Testing.Conformance;

/// <summary>One exact request and the answer that a <see cref="VerbatimHttpHandler"/> gives to it.</summary>
public sealed record HttpExchange
{
    /// <summary>The method, such as <c>POST</c>.</summary>
    public required string Method { get; init; }

    /// <summary>The absolute address, query included.</summary>
    public required string Url { get; init; }

    /// <summary>The body as text: JSON is compared by content, other text letter by letter. Null when the request has no body.</summary>
    public string? Body { get; init; }

    /// <summary>The status of the answer.</summary>
    /// <value>200 by default.</value>
    public int Status { get; init; } = 200;

    /// <summary>The body of the answer.</summary>
    /// <value>An empty JSON object by default.</value>
    public string Answer { get; init; } = "{}";

    /// <summary>The media type of the answer.</summary>
    /// <value><c>application/json</c> by default.</value>
    public string ContentType { get; init; } = "application/json";

    /// <summary>Says how a request differs from this one, or null when it is this one.</summary>
    internal string? Difference(string method, string url, string? body)
    {
        if (method != Method || url != Url)
        {
            return $"expected {Method} {Url}, got {method} {url}";
        }

        return Same(Body, body) ? null : $"the body of {Method} {Url} is {body ?? "absent"} instead of {Body ?? "absent"}";
    }

    private static bool Same(string? expected, string? actual) =>
        expected == actual
        || (Json(expected) is { } left && Json(actual) is { } right && left.Equals(right));

    private static JsonValue? Json(string? text) =>
        text is not null && StrictJson.TryParse(System.Text.Encoding.UTF8.GetBytes(text), null, out JsonValue? value, out _) ? value : null;
}
