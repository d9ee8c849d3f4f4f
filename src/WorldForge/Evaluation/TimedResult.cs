namespace WorldForge.Evaluation;

/// <summary>A result, where it belongs, and how long it took.</summary>
/// <param name="Provider">Place of the provider, from 0.</param>
/// <param name="Scenario">Place of the scenario, from 0.</param>
/// <param name="Result">The result.</param>
/// <param name="Duration">How long the evaluator took.</param>
internal sealed record TimedResult(int Provider, int Scenario, EvaluationResult Result, TimeSpan Duration);
