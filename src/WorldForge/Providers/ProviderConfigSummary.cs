using System.Collections.Immutable;
using WorldForge.Serialization;

namespace WorldForge.Providers;

/// <summary>The configuration of one provider, without any value.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="IsConfigured">Whether everything that is required is there.</param>
/// <param name="Fields">The fields in the adapter's order.</param>
public sealed record ProviderConfigSummary(string Provider, bool IsConfigured, ImmutableArray<ConfigFieldSummary> Fields)
{
    /// <summary>Renders the wire form.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("provider", Provider),
        ("configured", IsConfigured),
        ("fields", JsonList.Create(Fields.Select(static field => (JsonValue)field.ToJson()))));
}
