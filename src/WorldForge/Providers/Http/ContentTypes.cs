namespace WorldForge.Providers.Http;

/// <summary>Compares an answer's content type with the accepted ones.</summary>
internal static class ContentTypes
{
    /// <summary>
    /// Whether each stated type is accepted: the part before the semicolon, lower-cased, equals an entry, or starts with one that ends in
    /// a slash. An answer without a stated type is accepted, and so is any when there are no entries.
    /// </summary>
    public static bool IsAccepted(HttpResponseMessage response, IReadOnlyList<string> accepted) =>
        accepted.Count == 0
        || !response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var values)
        || values.Select(MediaType).All(type => type.Length == 0 || accepted.Any(entry => Matches(type, entry)));

    /// <summary>The stated type, lower-cased and without parameters, or <see langword="null"/>.</summary>
    public static string? Of(HttpResponseMessage response) =>
        response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var values)
        && MediaType(values.First()) is { Length: > 0 } type
            ? type
            : null;

    private static string MediaType(string value) => value.Split(';')[0].Trim().ToLowerInvariant();

    private static bool Matches(string type, string entry) => entry.EndsWith('/')
        ? type.StartsWith(entry, StringComparison.OrdinalIgnoreCase)
        : type.Equals(entry, StringComparison.OrdinalIgnoreCase);
}
