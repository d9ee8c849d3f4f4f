using WorldForge.Redaction;
using WorldForge.Serialization;

namespace WorldForge.Evidence;

/// <summary>The last look at a document before it is shared: no secret-like key, and no text that redaction would change.</summary>
internal static class EvidenceScan
{
    private const string EnvironmentSummary = "env_summary";
    private const string CommandLine = "command_argv";

    // Compared without separators, so that api_key, api-key and apiKey are one word.
    private static readonly string[] _sensitive =
        ["apikey", "apisecret", "authorization", "bearer", "credential", "password", "secret", "signature", "signedurl", "token"];

    /// <param name="value">The document.</param>
    /// <param name="path">Its place, for the message; empty for a root.</param>
    /// <exception cref="WorldForgeException">Something unsafe was found; the message names its place, never its value.</exception>
    public static void Check(JsonValue value, string path)
    {
        switch (value)
        {
            case JsonText text when !EvidenceText.IsSafe(text.Value):
                throw EvidenceText.Unsafe(path);
            case JsonList list:
                foreach (JsonValue item in list)
                {
                    Check(item, $"{path}[]");
                }

                break;
            case JsonObject map:
                foreach ((string key, JsonValue member) in map)
                {
                    CheckMember(key, member, path);
                }

                break;
        }
    }

    /// <summary>Whether no text of the document, keys included, would be changed by redaction.</summary>
    public static bool HoldsOnlySafeText(JsonValue value) => value switch
    {
        JsonText text => EvidenceText.IsSafe(text.Value),
        JsonList list => list.All(HoldsOnlySafeText),
        JsonObject map => map.All(static member => EvidenceText.IsSafe(member.Key) && HoldsOnlySafeText(member.Value)),
        _ => true,
    };

    private static void CheckMember(string key, JsonValue member, string path)
    {
        bool isRoot = path.Length == 0;
        if (IsSensitive(key) || !EvidenceText.IsSafe(key))
        {
            throw new WorldForgeException(
                FaultCodes.ManifestUnsafe,
                $"{(isRoot ? "The document" : path)} has a key that names a secret. First triage: take the key out or rename it.");
        }

        string place = isRoot ? key : $"{path}.{key}";
        if (isRoot && key is EnvironmentSummary)
        {
            // Its rows have a member called "secret" by contract; they are checked field by field.
            return;
        }

        if (isRoot && key is CommandLine && member is JsonList arguments)
        {
            CheckArguments(arguments);
        }
        else
        {
            Check(member, place);
        }
    }

    // Arguments were written by the command-line profile, whose markers are its own.
    private static void CheckArguments(JsonList arguments)
    {
        string[] given = [.. arguments.OfType<JsonText>().Select(text => text.Value)];
        if (!Redactor.CommandLine.RedactArguments(given).SequenceEqual(given))
        {
            throw EvidenceText.Unsafe(CommandLine);
        }
    }

    private static bool IsSensitive(string key)
    {
        string letters = string.Concat(key.Where(char.IsAsciiLetterOrDigit));
        return _sensitive.Any(word => letters.Contains(word, StringComparison.OrdinalIgnoreCase));
    }
}
