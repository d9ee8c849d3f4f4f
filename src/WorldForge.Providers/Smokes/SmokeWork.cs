using WorldForge.Serialization;

namespace WorldForge.Providers.Smokes;

/// <summary>What a full run of a smoke gave.</summary>
/// <param name="Result">The provider's answer; its digest goes into the manifest.</param>
/// <param name="InputSummary">Safe facts about the input.</param>
/// <param name="Extra">Members that the output gets besides <c>health</c> and <c>result</c>.</param>
internal sealed record SmokeWork(JsonObject Result, JsonObject InputSummary, JsonObject Extra);
