using WorldForge.Evidence;
using WorldForge.Redaction;
using WorldForge.Redaction.Scanning;
using WorldForge.Serialization;

namespace WorldForge.Bundles;

/// <summary>
/// Looks for secrets and host paths in parsed JSON. The redaction engine says what it would mask; beyond that, a text that speaks of
/// a secret is refused. Records that are free of values by contract may name what they are about.
/// </summary>
internal sealed class JsonScan(Redactor redactor)
{
    private static readonly JsonValue Marker = Redactor.Marker;
    private static readonly string[] Markers = [Redactor.Marker, Redactor.UrlMarker, "<redacted>", "<redacted-url>"];
    private static readonly string[] ValueFreeRecords = ["env_summary", "config_summary", "config_summaries"];

    /// <param name="value">What to look at.</param>
    /// <param name="isLog">Whether also a redacted value under a sensitive key counts.</param>
    public Findings Look(JsonValue value, bool isLog)
    {
        if (!isLog && IsLiveSmoke(value))
        {
            // Its own rules are stricter than these about what may stand in it, and know its members.
            return TextRedaction.Findings(CanonicalJson.ToText(value), redactor.Profile) & Findings.HostPath;
        }

        JsonValue looked = isLog ? value : Neutral(value);
        return Difference(looked, redactor.Redact(looked)) | (Speaks(value, isLog, isValueFree: false) ? Findings.Secret : Findings.None);
    }

    /// <summary>The same value with a marker in place of what is no secret under a sensitive key: null, booleans, empty texts, other markers.</summary>
    private static JsonValue Neutral(JsonValue value) => value switch
    {
        JsonList list => JsonList.Create([.. list.Select(Neutral)]),
        JsonObject members => JsonObject.Create(
            [.. members.Select(static member => (member.Key, IsFreeOfValue(member.Value) && IsSensitive(member.Key) ? Marker : Neutral(member.Value)))]),
        _ => value,
    };

    private static bool IsSensitive(string key) => SensitiveKeys.Classify(key) >= KeyClass.Medium;

    private static bool IsFreeOfValue(JsonValue value) => value is JsonNull or JsonBoolean || (value is JsonText text && (text.Value.Length == 0 || IsMarker(text.Value)));

    private static bool IsMarker(string text) => Markers.Contains(text, StringComparer.Ordinal);

    private static bool Speaks(JsonValue value, bool isLog, bool isValueFree) => value switch
    {
        JsonText text => !isValueFree && !IsMarker(text.Value) && MentionWords.Mentions(text.Value),
        JsonList list => list.Any(item => Speaks(item, isLog, isValueFree)),
        JsonObject members => members.Any(member => MemberSpeaks(member.Key, member.Value, isLog, isValueFree)),
        _ => false,
    };

    private static bool MemberSpeaks(string key, JsonValue value, bool isLog, bool isValueFree)
    {
        bool names = MentionWords.Mentions(key) || (isLog && IsSensitive(key));
        return (names && (isLog || !IsFreeOfValue(value)))
            || Speaks(value, isLog, isValueFree || (!isLog && ValueFreeRecords.Contains(key, StringComparer.Ordinal)));
    }

    /// <summary>What redaction took away, seen by comparing both sides.</summary>
    private Findings Difference(JsonValue before, JsonValue after)
    {
        if (ReferenceEquals(before, after))
        {
            return Findings.None;
        }

        switch (before, after)
        {
            case (JsonList old, JsonList kept):
                return Enumerable.Range(0, old.Count).Aggregate(Findings.None, (found, index) => found | Difference(old[index], kept[index]));
            case (JsonObject old, JsonObject kept):
                return Enumerable.Range(0, old.Count).Aggregate(
                    Findings.None,
                    (found, index) => found | Text(old[index].Key, kept[index].Key) | Difference(old[index].Value, kept[index].Value));
            case (JsonText old, JsonText kept):
                return Text(old.Value, kept.Value);
            default:
                return Findings.Secret;
        }
    }

    // A text that only its key made go says nothing by itself.
    private Findings Text(string before, string after) =>
        before == after ? Findings.None
        : TextRedaction.Findings(before, redactor.Profile) is var found && found != Findings.None && after != Redactor.Marker ? found
        : found | Findings.Secret;

    private static bool IsLiveSmoke(JsonValue value)
    {
        if (value is not JsonObject document || !document.ContainsKey("env_summary") || !document.ContainsKey("command_argv"))
        {
            return false;
        }

        try
        {
            _ = RunManifest.FromJson(document);
            return true;
        }
        catch (WorldForgeException)
        {
            return false; // Not one, or not a valid one: the general rules decide.
        }
    }
}
