using System.Collections.Immutable;
using WorldForge.Serialization;

namespace WorldForge.Providers.Plugins;

/// <summary>What discovery of external providers found and what it skipped.</summary>
/// <param name="IsEnabled">Whether discovery ran.</param>
/// <param name="Discovered">The usable entries, by name.</param>
/// <param name="Skipped">The others, each with a redacted reason.</param>
public sealed record EntryPointReport(
    bool IsEnabled,
    ImmutableArray<DiscoveredEntryPoint> Discovered,
    ImmutableArray<SkippedEntryPoint> Skipped)
{
    /// <summary>The group that external providers belong to.</summary>
    public const string Group = "worldforge.providers";

    /// <summary>Renders the wire form.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("enabled", IsEnabled),
        ("group", Group),
        ("discovered", JsonList.Create(Discovered.Select(static entry => (JsonValue)entry.ToJson()))),
        ("skipped", JsonList.Create(Skipped.Select(static entry => (JsonValue)entry.ToJson()))));
}
