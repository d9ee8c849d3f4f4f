using WorldForge.Serialization;

namespace WorldForge.Redaction.Scanning;

/// <summary>Redacts structured data. Depth is bounded by the values themselves.</summary>
internal readonly struct JsonRedaction(Redactor redactor)
{
    private static readonly string[] NameKeys = ["name", "key", "header", "field", "Name", "Key"];

    public JsonValue Value(JsonValue value) => value switch
    {
        JsonText text => Text(text),
        JsonObject nested => Object(nested),
        // An array holds numbers only.
        JsonList { Array: null } list => List(list),
        _ => value,
    };

    public JsonObject Object(JsonObject source)
    {
        var members = source.AsSpan();
        var result = new KeyValuePair<string, JsonValue>[members.Length];
        var named = NamedClass(source, out var name);
        var changed = false;
        for (var i = 0; i < members.Length; i++)
        {
            var (key, value) = members[i];
            var safe = redactor.Redact(key);
            var isNamedValue = named != KeyClass.None && key is "value" or "Value";
            var kept = isNamedValue
                ? Keyed(named, name, value)
                : Keyed(SensitiveKeys.Classify(key), key, value);
            changed |= !ReferenceEquals(safe, key) || !ReferenceEquals(kept, value);
            result[i] = new(safe, kept);
        }

        if (!changed)
        {
            return source;
        }

        Separate(result);
        return JsonObject.Owned(result);
    }

    private JsonValue Keyed(KeyClass keyClass, string key, JsonValue value)
    {
        var goes = keyClass >= KeyClass.Strong
            || (keyClass > KeyClass.None && value is JsonText text && ValueGoes(keyClass, key, text.Value));
        if (!goes)
        {
            return Value(value);
        }

        return value is JsonText { Value: var old } && old == redactor.Profile.Marker ? value : redactor.Profile.Marker;
    }

    private static bool ValueGoes(KeyClass keyClass, string key, string text) => keyClass switch
    {
        KeyClass.Medium => !HarmlessWords.IsStatus(text) && !SecretLikeness.IsNumber(text) && Chars.MarkerLength(text, 0, text.Length) == 0 && text.Length > 0,
        KeyClass.Vendor => SecretLikeness.IsCredential(text) && !text.Contains(' ', StringComparison.Ordinal) && !text.Contains("://", StringComparison.Ordinal),
        KeyClass.Parameter => SecretLikeness.IsRandom(text) || (SecretLikeness.IsDigestOrId(text) && !SensitiveKeys.NamesDigest(key)),
        _ => SecretLikeness.IsRandom(text),
    };

    /// <summary>A record such as <c>{"name": "API_TOKEN", "value": "..."}</c> names the key of its value.</summary>
    private static KeyClass NamedClass(JsonObject source, out string name)
    {
        name = "";
        if (!source.ContainsKey("value") && !source.ContainsKey("Value"))
        {
            return KeyClass.None;
        }

        foreach (var candidate in NameKeys)
        {
            if (source.TryGetValue(candidate, out var value) && value is JsonText text)
            {
                name = text.Value;
                return SensitiveKeys.Classify(name);
            }
        }

        return KeyClass.None;
    }

    private JsonList List(JsonList source)
    {
        var items = new JsonValue[source.Count];
        var changed = false;
        var pending = false;
        for (var i = 0; i < items.Length; i++)
        {
            var item = source[i];
            var text = (item as JsonText)?.Value;
            items[i] = pending && text is { Length: > 0 } && text[0] != '-' ? Marked(item, text) : Value(item);

            // An argument list: the option is one item, its secret the next.
            pending = text is { Length: > 3 } && text[0] == '-' && CommandOptions.TakesSecret(text);
            changed |= !ReferenceEquals(items[i], item);
        }

        if (items is [JsonText header, JsonText secret] && SensitiveKeys.Classify(header.Value) is var pair and >= KeyClass.Strong
            && header.Value.Length <= 64 && (pair == KeyClass.Header || SecretLikeness.IsRandom(secret.Value)))
        {
            items[1] = Marked(items[1], secret.Value);
            changed |= !ReferenceEquals(items[1], source[1]);
        }

        return changed ? JsonList.Create(items) : source;
    }

    private JsonValue Marked(JsonValue item, string text) => text == redactor.Profile.Marker ? item : redactor.Profile.Marker;

    private JsonValue Text(JsonText value)
    {
        var safe = redactor.Redact(value.Value);
        return ReferenceEquals(safe, value.Value) ? value : safe;
    }

    /// <summary>Gives equal keys their suffix, in order.</summary>
    private static void Separate(KeyValuePair<string, JsonValue>[] members)
    {
        var used = new HashSet<string>(members.Length, StringComparer.Ordinal);
        Dictionary<string, int>? next = null;
        for (var i = 0; i < members.Length; i++)
        {
            var key = members[i].Key;
            if (used.Add(key))
            {
                continue;
            }

            next ??= new Dictionary<string, int>(StringComparer.Ordinal);
            var number = next.GetValueOrDefault(key, 2);
            string candidate;
            do
            {
                candidate = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{key}#{number}");
                number++;
            }
            while (!used.Add(candidate));

            next[key] = number;
            members[i] = new(candidate, members[i].Value);
        }
    }
}
