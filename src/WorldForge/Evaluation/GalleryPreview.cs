using System.Text.RegularExpressions;
using WorldForge.Redaction;
using WorldForge.Serialization;

namespace WorldForge.Evaluation;

/// <summary>Shows metrics in little room: redacted first, then without places of this machine, then without bulk.</summary>
internal static partial class GalleryPreview
{
    private const string HostPath = "[host-local-path]";
    private const string HostUrl = "[host-local-url]";
    private const int MostItems = 8;
    private const int MostKeys = 12;
    private const int DeepestList = 2;

    public static JsonObject Of(JsonObject metrics) => Object(Redactor.Observable.Redact(metrics), depth: 0);

    private static JsonValue Value(string key, JsonValue value, int depth) => value switch
    {
        JsonText text => Text(text.Value),
        JsonList list => List(key, list, depth),
        JsonObject map => Object(map, depth + 1),
        _ => value,
    };

    private static JsonObject Object(JsonObject map, int depth)
    {
        KeyValuePair<string, JsonValue>[] members = [.. map.OrderBy(static member => member.Key, CodePointComparer.Instance)];
        var preview = new JsonObject.Builder(Math.Min(members.Length, MostKeys) + 1);
        foreach ((string key, JsonValue value) in members.Take(MostKeys))
        {
            preview[Text(key)] = Value(key, value, depth);
        }

        if (members.Length > MostKeys)
        {
            preview["_omitted_key_count"] = members.Length - MostKeys;
        }

        return preview.Build();
    }

    private static JsonValue List(string key, JsonList list, int depth)
    {
        bool isNested = list.Any(static item => item is JsonList or JsonObject);
        bool isBulk = isNested
            || depth >= DeepestList
            || list.Count > MostItems
            || key.Contains("tensor", StringComparison.OrdinalIgnoreCase)
            || key.Contains("array", StringComparison.OrdinalIgnoreCase);
        return isBulk
            ? JsonObject.Create(("type", "array"), ("item_count", list.Count), ("nested", isNested))
            : JsonList.Create(list.Select(item => Value(key, item, depth)));
    }

    private static string Text(string text)
    {
        string local = LocalUrl().Replace(text, HostUrl);
        return MaskedPath().Replace(Redactor.Observable.Redact(local), HostPath);
    }

    [GeneratedRegex("""https?://(?:localhost|127\.0\.0\.1|\[::1\])(?=[:/?#\s"'<>]|$)[^\s"'<>]*""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LocalUrl();

    // The redactor may leave the last name of a path behind its marker.
    [GeneratedRegex("""(?:file://)?<host-local-path>(?:/[^\s"'<>]*)?""", RegexOptions.CultureInvariant)]
    private static partial Regex MaskedPath();
}
