using System.Collections.Immutable;

namespace WorldForge.Release.Gates;

/// <summary>What the release profile says of one gate.</summary>
public sealed record GatePolicy
{
    /// <summary>Whether the release needs the gate to pass.</summary>
    public bool Required { get; init; } = true;

    /// <summary>How long the gate may take before its processes are ended.</summary>
    /// <value>Positive. Default: 10 minutes.</value>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Numbers that the gate compares with, by name.</summary>
    public ImmutableSortedDictionary<string, double> Thresholds { get; init; } = ImmutableSortedDictionary<string, double>.Empty;

    /// <summary>The waivers of this gate, in profile order.</summary>
    public ImmutableArray<Waiver> Waivers { get; init; } = [];

    /// <summary>The day (UTC) on which waivers are judged.</summary>
    public DateOnly Today { get; init; } = DateOnly.MinValue;

    /// <summary>A threshold that the gate cannot do without.</summary>
    /// <exception cref="WorldForgeException">The profile does not set it.</exception>
    public double Threshold(string name) => Thresholds.TryGetValue(name, out var value)
        ? value
        : throw new WorldForgeException("wf.profile.threshold", $"The release profile sets no threshold '{name}' for this gate. First triage: add it under the gate's 'thresholds' in profiles/release.yml.");
}
