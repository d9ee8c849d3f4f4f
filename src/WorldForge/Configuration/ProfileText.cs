using WorldForge.Redaction;
using WorldForge.Serialization;

namespace WorldForge.Configuration;

/// <summary>Refuses keys that name a secret and texts that are one. A message gives the place, never the value.</summary>
internal static class ProfileText
{
    // Compared without separators and case.
    private static readonly string[] SecretKeys = ["apikey", "apisecret", "auth", "bearer", "credential", "password", "secret", "signedurl", "token"];

    /// <summary>Checks every key, then every text.</summary>
    /// <exception cref="WorldForgeException">The first key or text that may not stand in a profile.</exception>
    public static void Check(JsonObject document)
    {
        CheckKeys(document, "");
        CheckTexts(document, "");
    }

    private static void CheckKeys(JsonValue value, string path)
    {
        foreach ((string place, string? key, JsonValue item) in Members(value, path))
        {
            if (key is not null && NamesSecret(key))
            {
                throw Unsafe(place, "looks like the name of a secret, which a configuration profile must not have");
            }

            CheckKeys(item, place);
        }
    }

    private static void CheckTexts(JsonValue value, string path)
    {
        foreach ((string place, string? key, JsonValue item) in Members(value, path))
        {
            if (key is not null)
            {
                CheckText(key, path.Length == 0 ? "a key" : "a key of " + path);
            }

            if (item is JsonText text)
            {
                CheckText(text.Value, place);
            }

            CheckTexts(item, place);
        }
    }

    private static void CheckText(string text, string place)
    {
        if (SecretDetector.HoldsSecret(text))
        {
            throw Unsafe(place, "must not contain secret material");
        }

        // A redacted text without a marker lost the query or the user of a URL.
        string redacted = Redactor.Observable.Redact(text);
        bool isMasked = redacted.Contains(Redactor.Marker, StringComparison.Ordinal);
        bool isPath = redacted.Contains(Redactor.HostPathMarker, StringComparison.Ordinal);
        string trimmed = text.Trim();
        bool isUrl = trimmed.Length > 0 && Redactor.Observable.RedactTarget(trimmed) != trimmed;
        if (isMasked)
        {
            throw Unsafe(place, "must not contain secret material");
        }

        if (!isPath && (isUrl || redacted != text))
        {
            throw Unsafe(place, "must not contain signed URLs or query strings");
        }
    }

    private static bool NamesSecret(string key)
    {
        string letters = string.Concat(key.Where(static unit => unit is not ('-' or '_' or ' ' or '.')));
        return SecretKeys.Any(word => letters.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<(string Place, string? Key, JsonValue Item)> Members(JsonValue value, string path) => value switch
    {
        JsonObject members => members.Select(member => (path.Length == 0 ? member.Key : $"{path}.{member.Key}", (string?)member.Key, member.Value)),
        JsonList list => list.Select((item, index) => ($"{path}[{index}]", (string?)null, item)),
        _ => [],
    };

    private static WorldForgeException Unsafe(string place, string problem) =>
        new(FaultCodes.ManifestUnsafe, $"{place} {problem}. First triage: keep secrets in environment variables.");
}
