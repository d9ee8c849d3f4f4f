using WorldForge.Serialization;

namespace WorldForge.Evaluation;

/// <summary>
/// What an evaluator may answer with: an <see cref="EvaluationScenarioOutcome"/>, an <see cref="EvaluationResult"/> of exactly
/// its scenario and provider, or a JSON object with <c>score</c>, <c>passed</c> and optionally <c>metrics</c>.
/// </summary>
/// <remarks>Each of the three converts implicitly. The content is checked by the runner, whose error names the scenario.</remarks>
public sealed class EvaluationAnswer
{
    private EvaluationAnswer(object content) => Content = content;

    internal object Content { get; }

    /// <summary>An outcome as an answer.</summary>
    public static implicit operator EvaluationAnswer(EvaluationScenarioOutcome outcome) => FromEvaluationScenarioOutcome(outcome);

    /// <summary>A result as an answer.</summary>
    public static implicit operator EvaluationAnswer(EvaluationResult result) => FromEvaluationResult(result);

    /// <summary>JSON as an answer.</summary>
    public static implicit operator EvaluationAnswer(JsonValue value) => FromJsonValue(value);

    /// <summary>An outcome as an answer.</summary>
    public static EvaluationAnswer FromEvaluationScenarioOutcome(EvaluationScenarioOutcome outcome) => Of(outcome);

    /// <summary>A result as an answer.</summary>
    public static EvaluationAnswer FromEvaluationResult(EvaluationResult result) => Of(result);

    /// <summary>JSON as an answer.</summary>
    public static EvaluationAnswer FromJsonValue(JsonValue value) => Of(value);

    // A null answer stays null: the runner knows which scenario to name.
    private static EvaluationAnswer Of(object? content) => content is null ? null! : new EvaluationAnswer(content);
}
