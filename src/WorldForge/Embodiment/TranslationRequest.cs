using WorldForge.Serialization;

namespace WorldForge.Embodiment;

/// <summary>What a translator gets.</summary>
/// <param name="RawActions">The policy's own answer, already JSON.</param>
/// <param name="Info">What the policy was asked.</param>
/// <param name="EmbodimentTag">The embodiment that the policy acted for, or null when it does not say.</param>
public sealed record TranslationRequest(JsonObject RawActions, JsonObject Info, string? EmbodimentTag)
{
    /// <summary>What the policy's runtime said besides its actions.</summary>
    /// <value>Empty by default.</value>
    public JsonObject ProviderInfo { get; init; } = JsonObject.Empty;
}
