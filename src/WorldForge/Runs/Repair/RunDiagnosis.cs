namespace WorldForge.Runs.Repair;

/// <summary>A finding together with the way to repair it.</summary>
/// <param name="Finding">What is wrong.</param>
/// <param name="Repair">Repairs it; null when a person has to decide.</param>
internal sealed record RunDiagnosis(RunFinding Finding, Action? Repair);
