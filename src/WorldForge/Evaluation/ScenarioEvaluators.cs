namespace WorldForge.Evaluation;

/// <summary>Makes evaluators of functions that have another shape.</summary>
public static class ScenarioEvaluators
{
    /// <summary>An evaluator of a function that answers at once.</summary>
    public static EvaluationScenarioEvaluator FromValue(Func<EvaluationContext, EvaluationAnswer> evaluate)
    {
        ArgumentNullException.ThrowIfNull(evaluate);
        return (context, _) => new ValueTask<EvaluationAnswer>(evaluate(context));
    }

    /// <summary>An evaluator of a function that answers with a task.</summary>
    public static EvaluationScenarioEvaluator FromTask(Func<EvaluationContext, CancellationToken, Task<EvaluationAnswer>> evaluate)
    {
        ArgumentNullException.ThrowIfNull(evaluate);
        return (context, cancellationToken) => new ValueTask<EvaluationAnswer>(evaluate(context, cancellationToken));
    }
}
