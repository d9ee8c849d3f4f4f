using WorldForge.Serialization;

namespace WorldForge.Providers.Smokes;

/// <summary>What was known when a smoke could not go on.</summary>
/// <param name="Health">The provider's health, or null when it was not asked.</param>
/// <param name="Events">The events until then.</param>
internal sealed record SmokeFailure(ProviderHealth? Health, JsonList Events);
