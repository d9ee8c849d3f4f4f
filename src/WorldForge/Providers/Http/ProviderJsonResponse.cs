using WorldForge.Serialization;

namespace WorldForge.Providers.Http;

/// <summary>A JSON answer.</summary>
/// <param name="Body">The root object.</param>
/// <param name="StatusCode">The status, 200 to 299.</param>
public sealed record ProviderJsonResponse(JsonObject Body, int StatusCode);
