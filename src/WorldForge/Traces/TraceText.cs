using WorldForge.Redaction;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Traces;

/// <summary>What the texts of a trace may hold: they are meant to be attached to reports.</summary>
internal static class TraceText
{
    private const int MostLevels = 64;

    /// <summary>Letters, digits and <c>_ . : -</c>, without a secret-like word.</summary>
    public static string Id(string? value, string field) =>
        Check.TraceId(value?.Trim(), $"Workflow trace {field}");

    /// <summary>Text that redaction leaves as it is, without a secret-like word.</summary>
    public static string Label(string? value, string field)
    {
        string label = Required(value, field);
        return label == value?.Trim()
            ? WithoutSecretWord(label, field)
            : throw TraceFault.Of($"{field} must not hold what redaction removes");
    }

    /// <summary>Text, trimmed and redacted; nothing left is an error.</summary>
    public static string Required(string? value, string field) =>
        Optional(value) ?? throw TraceFault.Of($"{field} must be a non-blank text");

    /// <summary>Text, trimmed and redacted; absent stays absent, but a blank one is an error.</summary>
    public static string? OptionalText(string? value, string field) => value is null ? null : Required(value, field);

    /// <summary>Text, trimmed and redacted; nothing left becomes absent.</summary>
    public static string? Optional(string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return null;
        }

        string redacted = Redactor.Observable.Redact(value).Trim();
        return redacted.Length == 0 ? null : redacted;
    }

    /// <summary>Redacted metadata; a key with a secret-like word is refused, because its value has no place here at all.</summary>
    public static JsonObject Metadata(JsonObject? value)
    {
        if (value is null || value.Count == 0)
        {
            return JsonObject.Empty;
        }

        if (value.Depth > MostLevels)
        {
            throw TraceFault.Of("metadata must nest at most 64 levels");
        }

        RefuseSecretKeys(value);
        return Redactor.Observable.Redact(value);
    }

    private static string WithoutSecretWord(string text, string field) =>
        Identifiers.HasSecretWord(text) ? throw TraceFault.Of($"{field} must not contain a secret-like word") : text;

    private static void RefuseSecretKeys(JsonValue value)
    {
        if (value is JsonObject map)
        {
            foreach ((string key, JsonValue member) in map)
            {
                if (Identifiers.HasSecretWord(key))
                {
                    throw TraceFault.Of("metadata must not have a key with a secret-like word");
                }

                RefuseSecretKeys(member);
            }
        }
        else if (value is JsonList list)
        {
            foreach (JsonValue item in list)
            {
                RefuseSecretKeys(item);
            }
        }
    }
}
