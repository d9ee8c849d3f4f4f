using System.Collections.Immutable;
using WorldForge.Contracts;
using WorldForge.Serialization;

namespace WorldForge.Testing.Conformance;

/// <summary>The rules of recorded events, over their wire form, so that a log of another process can be judged as well.</summary>
public static class EventRules
{
    /// <summary>Lists what is wrong with one event.</summary>
    /// <param name="wire">The event as JSON.</param>
    /// <param name="provider">The provider it must name; null accepts any.</param>
    /// <param name="secrets">What must not appear anywhere, in any letter case; the planted secrets when null.</param>
    /// <returns>One sentence per broken rule, without repeating a secret; empty when the event is right.</returns>
    public static ImmutableArray<string> Problems(JsonObject wire, string? provider = null, IEnumerable<string>? secrets = null) =>
        ProviderEventRules.Problems(wire, provider, secrets);
}
