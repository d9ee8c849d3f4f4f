using WorldForge.Serialization;

namespace WorldForge.Providers.Http;

/// <summary>A remote task that succeeded.</summary>
/// <param name="Body">The last answer.</param>
/// <param name="State">Its state, upper-cased.</param>
/// <param name="Polls">Questions asked.</param>
public sealed record ProviderTaskResult(JsonObject Body, string State, int Polls);
