namespace WorldForge.Evaluation;

/// <summary>Asks a provider one scenario and judges the answer.</summary>
/// <param name="context">The scenario, the provider and the facade to call it with.</param>
/// <param name="cancellationToken">Ends the run; pass it to every call.</param>
/// <returns>The judgement. A null answer is an error that names the scenario.</returns>
/// <remarks>
/// Called once for each provider, for different providers possibly at the same time. What it throws ends the run: an error is
/// never turned into a score.
/// </remarks>
public delegate ValueTask<EvaluationAnswer> EvaluationScenarioEvaluator(EvaluationContext context, CancellationToken cancellationToken);
