namespace WorldForge.Release.Gates.Evaluation;

/// <summary>How the provider did in one scenario.</summary>
/// <param name="Name">The scenario.</param>
/// <param name="Score">From 0 to 1; higher is better.</param>
/// <param name="Passed">Whether the scenario's own rule holds.</param>
public sealed record EvaluatedScenario(string Name, double Score, bool Passed);
