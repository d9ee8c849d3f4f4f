using WorldForge.Redaction;
using WorldForge.Validation;

namespace WorldForge.Evidence;

/// <summary>Texts of documents that leave the machine: what redaction would change is refused, never repaired in silence.</summary>
internal static class EvidenceText
{
    public static string Safe(string? value, string field)
    {
        string text = Check.Text(value, field);
        return IsSafe(text) ? text : throw Unsafe(field);
    }

    public static string? OptionalSafe(string? value, string field) => value is null ? null : Safe(value, field);

    public static bool IsSafe(string text) => Redactor.Observable.Redact(text) == text;

    public static WorldForgeException Unsafe(string field) => new(
        FaultCodes.ManifestUnsafe,
        $"{field} holds a secret, an unsafe URL or a path of this machine. First triage: replace the value by a safe reference.");
}
