using System.Collections.Immutable;

namespace WorldForge.Release.Gates;

/// <summary>The record that a gate proved it can fail.</summary>
public sealed record GateSelfTest
{
    /// <summary>The fewest planted faults that make a self-test worth the name.</summary>
    public const int MinimumFaults = 5;

    /// <summary>Whether sound evidence passes and every planted fault is rejected.</summary>
    public required bool Passed { get; init; }

    /// <summary>Whether the sound evidence passes.</summary>
    public required bool SoundAccepted { get; init; }

    /// <summary>The planted faults by name, and whether each was rejected.</summary>
    public required ImmutableArray<(string Name, bool Rejected)> Faults { get; init; }

    /// <summary>Puts a gate to the test. Costs a few judgements and touches nothing.</summary>
    public static GateSelfTest Of(IGate gate)
    {
        ArgumentNullException.ThrowIfNull(gate);
        var plan = gate.SelfTestPlan;
        var sound = gate.Judge(plan.Sound, plan.Policy).Status == GateStatus.Passed;
        ImmutableArray<(string Name, bool Rejected)> faults =
            [.. plan.Faults.Select(fault => (fault.Name, gate.Judge(fault.Bundle, plan.Policy).Status == GateStatus.Failed))];
        return new GateSelfTest
        {
            Passed = sound && faults.Length >= MinimumFaults && faults.All(fault => fault.Rejected),
            SoundAccepted = sound,
            Faults = faults,
        };
    }
}
