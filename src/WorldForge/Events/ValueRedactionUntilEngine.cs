using WorldForge.Redaction.Scanning;
using WorldForge.Serialization;

namespace WorldForge.Redaction;

/// <summary>Redacts structured values until the engine does it itself; its own method then takes precedence over this extension.</summary>
internal static class ValueRedactionUntilEngine
{
    public static JsonObject Redact(this Redactor redactor, JsonObject value)
    {
        var result = new JsonObject.Builder(value.Count);
        foreach ((string key, JsonValue member) in value)
        {
            string safe = redactor.Redact(key);
            string unique = safe;
            for (int i = 2; result.ContainsKey(unique); i++)
            {
                unique = $"{safe}#{i}";
            }

            result.Add(unique, SensitiveKeys.Classify(key) >= KeyClass.Strong ? Redactor.Marker : Any(redactor, member));
        }

        return result.Build();
    }

    private static JsonValue Any(Redactor redactor, JsonValue value) => value switch
    {
        JsonText text => redactor.Redact(text.Value),
        JsonList list => JsonList.Create(list.Select(item => Any(redactor, item))),
        JsonObject map => redactor.Redact(map),
        _ => value,
    };
}
