using System.Globalization;
using WorldForge.Serialization;

namespace WorldForge.Providers.Groot;

/// <summary>The checked input of one selection.</summary>
internal sealed record GrootInfo(JsonObject Observation, JsonObject? Options, int? ActionHorizon, string? EmbodimentTag)
{
    private static readonly string[] Modalities = ["video", "state", "language"];

    /// <exception cref="ProviderException">A part is missing or has another form; the message names it.</exception>
    public static GrootInfo Read(JsonObject info) => new(
        Member(info, "observation") is JsonObject observation && Array.Exists(Modalities, observation.ContainsKey)
            ? observation
            : throw Invalid("observation must be an object with at least one of video, state and language"),
        Member(info, "options") switch
        {
            null => null,
            JsonObject options => options,
            _ => throw Invalid("options must be an object or null"),
        },
        Member(info, "action_horizon") switch
        {
            null => null,
            JsonInteger integer when integer.TryGetInt64(out long value) && value is > 0 and <= int.MaxValue => (int)value,
            JsonText text when int.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value > 0 => value,
            _ => throw Invalid("action_horizon must be an integer > 0"),
        },
        Member(info, "embodiment_tag") switch
        {
            null => null,
            JsonText text when !string.IsNullOrWhiteSpace(text.Value) => text.Value.Trim(),
            _ => throw Invalid("embodiment_tag must be a non-empty string or null"),
        });

    private static JsonValue? Member(JsonObject info, string name) => info.TryGetValue(name, out JsonValue? value) && !value.IsNull ? value : null;

    private static ProviderException Invalid(string problem) =>
        new(FaultCodes.InputInvalid, $"GR00T policy info is invalid: {problem}.") { Provider = GrootProvider.ProviderName, Operation = "policy" };
}
