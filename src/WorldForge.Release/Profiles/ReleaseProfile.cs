using System.Collections.Immutable;
using WorldForge.Release.Gates;

namespace WorldForge.Release.Profiles;

/// <summary>The committed policy of a release: which gates are required, their limits and thresholds, and what is waived.</summary>
public sealed record ReleaseProfile
{
    /// <summary>The name that evidence cites.</summary>
    public required string Name { get; init; }

    /// <summary>The policies by gate name; every gate of the registry has one.</summary>
    public required ImmutableSortedDictionary<string, GatePolicy> Gates { get; init; }

    /// <summary>The policy of a gate.</summary>
    /// <exception cref="WorldForgeException">The profile says nothing of it.</exception>
    public GatePolicy Policy(string gate) => Gates.TryGetValue(gate, out var policy)
        ? policy
        : throw new WorldForgeException("wf.profile.gate", $"The release profile '{Name}' says nothing of the gate '{gate}'. First triage: add it under 'gates' in profiles/release.yml.");
}
