
namespace WorldForge.Release.Gates;

/// <summary>Judges evidence against the release profile. Pure: the same bundle and policy give the same judgement.</summary>
public interface IGate
{
    /// <summary>What is known of the gate before it runs.</summary>
    GateDefinition Definition { get; }

    /// <summary>Judges. Never throws for a "no", never runs a program, reads a clock or prints.</summary>
    GateJudgement Judge(EvidenceBundle bundle, GatePolicy policy);

    /// <summary>A bundle that passes, and at least five faults planted into it that must not.</summary>
    GateSelfTestPlan SelfTestPlan { get; }
}
