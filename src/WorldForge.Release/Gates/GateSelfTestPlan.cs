using System.Collections.Immutable;

namespace WorldForge.Release.Gates;

/// <summary>The evidence with which a gate proves that it can say yes and that it can say no.</summary>
/// <param name="Sound">Evidence that passes.</param>
/// <param name="Policy">The policy under which it is judged.</param>
/// <param name="Faults">Faults that must be rejected, each alone.</param>
public sealed record GateSelfTestPlan(EvidenceBundle Sound, GatePolicy Policy, ImmutableArray<PlantedFault> Faults);
