using WorldForge.Serialization;

namespace WorldForge.Providers.Smokes;

/// <summary>Reads the input files of smokes; errors name the file without its folders.</summary>
internal static class SmokeInput
{
    /// <summary>The JSON object in a file.</summary>
    /// <exception cref="WorldForgeException">The file is missing, no JSON, or no object.</exception>
    public static JsonObject ReadObject(SmokeSettings settings, string path, string option)
    {
        string name = Path.GetFileName(path);
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(settings.PathOf(path));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new WorldForgeException(FaultCodes.PathMissing, $"{option}: the file {name} cannot be read.", failure);
        }

        return StrictJson.TryParse(bytes, null, out JsonValue? value, out JsonSyntaxError? error)
            ? value as JsonObject ?? throw new WorldForgeException(FaultCodes.InputInvalid, $"{option}: {name} must hold a JSON object.")
            : throw new WorldForgeException(FaultCodes.JsonMalformed, $"{option}: {name}: {error.Message}");
    }

    /// <summary>The info of a policy call: of the one file, or of the observation in the other.</summary>
    public static JsonObject? ReadPolicyInfo(SmokeSettings settings, string? policyInfo, string? observation) =>
        policyInfo is not null ? ReadObject(settings, policyInfo, "--policy-info-json")
        : observation is not null ? JsonObject.Create(("observation", ReadObject(settings, observation, "--observation-json")))
        : null;

    /// <summary>Safe facts about the info of a policy call: which keys it has, never what they hold.</summary>
    public static JsonObject Summarize(JsonObject info) => JsonObject.Create(
        ("observation_keys", JsonList.OfTexts(info.TryGetValue("observation", out JsonValue? value) && value is JsonObject observation ? observation.Keys.Order(StringComparer.Ordinal) : [])),
        ("action_horizon", info.TryGetValue("action_horizon", out JsonValue? horizon) ? horizon : JsonValue.Null));
}
