using System.Diagnostics.CodeAnalysis;

namespace WorldForge.Serialization;

/// <summary>
/// Reads JSON exactly as RFC 8259 defines it and refuses what the RFC leaves to luck: duplicate keys, ill-formed
/// UTF-8, unpaired surrogate escapes, numbers beyond the range of a double, a byte order mark. Reading takes time
/// linear in the text and never recurses deeper than the limit.
/// </summary>
public static class StrictJson
{
    /// <summary>Reads one value that fills the whole text.</summary>
    /// <param name="utf8">The document in UTF-8.</param>
    /// <param name="limits">What to take; <see cref="JsonLimits.Default"/> when null.</param>
    /// <exception cref="JsonSyntaxException">The text is not strict JSON or passes a limit.</exception>
    public static JsonValue Parse(ReadOnlySpan<byte> utf8, JsonLimits? limits = null) =>
        TryParse(utf8, limits, out JsonValue? value, out JsonSyntaxError? error) ? value : throw new JsonSyntaxException(error);

    /// <summary>Reads one value that fills the whole text; offsets in errors count UTF-8 bytes.</summary>
    /// <exception cref="JsonSyntaxException">The text is not strict JSON, passes a limit or holds an unpaired surrogate.</exception>
    public static JsonValue Parse(string text, JsonLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(text);

        // An unpaired surrogate gets the three bytes that it would have, which the reader then refuses in its place.
        return Parse(JsonInputText.ToBytes(text), limits);
    }

    /// <summary>Reads one value that fills the whole text.</summary>
    /// <returns>Whether the text is strict JSON within the limits; exactly one of the outputs is set.</returns>
    public static bool TryParse(
        ReadOnlySpan<byte> utf8,
        JsonLimits? limits,
        [NotNullWhen(true)] out JsonValue? value,
        [NotNullWhen(false)] out JsonSyntaxError? error)
    {
        var reader = new JsonReader(utf8, limits ?? JsonLimits.Default);
        value = reader.Document();
        error = value is null ? reader.Error() : null;
        return value is not null;
    }
}
