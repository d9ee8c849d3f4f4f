using System.Collections.Immutable;

namespace WorldForge.Release.Gates;

/// <summary>What a gate says of the evidence.</summary>
public sealed record GateJudgement
{
    /// <summary>The answer.</summary>
    public required GateStatus Status { get; init; }

    /// <summary>Why the gate is skipped, not run or failed without a finding; empty otherwise.</summary>
    public string Reason { get; init; } = "";

    /// <summary>What stands against a release, ordered by subject, location and message.</summary>
    public ImmutableArray<GateFinding> Findings { get; init; } = [];

    /// <summary>What would stand against it, had the profile not waived it.</summary>
    public ImmutableArray<WaivedFinding> Waived { get; init; } = [];

    /// <summary>Figures worth a line in the report, such as counts and percentages, by name.</summary>
    public ImmutableSortedDictionary<string, double> Measures { get; init; } = ImmutableSortedDictionary<string, double>.Empty;
}
