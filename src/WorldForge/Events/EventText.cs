using WorldForge.Redaction;
using WorldForge.Serialization;

namespace WorldForge.Events;

/// <summary>Repairs, redacts and bounds the texts of an event, in this order: what is cut first may hide from redaction.</summary>
/// <remarks>Events are often built out of a peer's broken answer, so an unpaired surrogate is replaced and not refused.</remarks>
internal static class EventText
{
    public const int MaxMessageLength = 64 * 1024;
    private const int MaxMethodLength = 32;
    private const int MostLevels = 64;
    private const string InvalidMethod = "INVALID";

    public static string Message(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return "";
        }

        string redacted = Redactor.Observable.Redact(Repair(value));
        if (redacted.Length <= MaxMessageLength)
        {
            return redacted;
        }

        int length = char.IsHighSurrogate(redacted[MaxMessageLength - 1]) ? MaxMessageLength - 1 : MaxMessageLength;
        return redacted[..length];
    }

    public static JsonObject Metadata(JsonObject? value)
    {
        if (value is null || value.Count == 0)
        {
            return JsonObject.Empty;
        }

        return Redactor.Observable.Redact(value.Depth <= MostLevels ? value : Omitted(value));
    }

    public static string? Target(string? value) =>
        string.IsNullOrWhiteSpace(value) ? null : Redactor.Observable.RedactTarget(Repair(value));

    public static string? Id(string? value) =>
        string.IsNullOrWhiteSpace(value) ? null : Redactor.Observable.RedactId(Repair(value.Trim()));

    public static string? Method(string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return null;
        }

        string method = value.Trim();
        bool isMethod = method.Length <= MaxMethodLength && method.All(c => char.IsAsciiLetter(c) || c is '-' or '_' or '.');
        return isMethod && Redactor.Observable.Redact(method) == method ? method.ToUpperInvariant() : InvalidMethod;
    }

    // An event that no sink could write would be lost; what the counters need is kept.
    private static JsonObject Omitted(JsonObject value)
    {
        JsonObject note = JsonObject.Create(("metadata_omitted", "it nests too deeply"));
        return EventCapability.Of(value) is { } capability ? note.With(EventCapability.MetadataKey, capability) : note;
    }

    private static string Repair(string value) => JsonText.Repaired(value).Value;
}
