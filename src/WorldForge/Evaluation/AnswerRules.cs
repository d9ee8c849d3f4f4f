using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Evaluation;

/// <summary>Makes a result of an evaluator's answer, or says which scenario answered wrongly.</summary>
internal static class AnswerRules
{
    public static EvaluationResult Read(EvaluationContext context, EvaluationAnswer? answer) => answer?.Content switch
    {
        EvaluationScenarioOutcome outcome => Result(context, outcome),
        EvaluationResult result => Matching(context, result),
        JsonObject map => Result(context, Outcome(context, map)),
        JsonValue value => throw Fault(context, $"answered with {value.KindText} instead of an object with score, passed and metrics"),
        _ => throw Fault(context, "answered with null instead of an outcome"),
    };

    private static EvaluationResult Result(EvaluationContext context, EvaluationScenarioOutcome outcome) => new()
    {
        SuiteId = context.SuiteId,
        Suite = context.Suite,
        Scenario = context.Scenario.Name,
        Provider = context.Provider,
        Score = outcome.Score,
        Passed = outcome.Passed,
        Metrics = outcome.Metrics,
    };

    private static EvaluationScenarioOutcome Outcome(EvaluationContext context, JsonObject map)
    {
        JsonFields fields = JsonFields.Of(map, "", (_, message) => Fault(context, "answered wrongly: " + message.TrimEnd('.')));
        fields.RejectUnknown("score", "passed", "metrics");
        return new EvaluationScenarioOutcome(
            fields.RequiredProbability("score"),
            fields.RequiredBoolean("passed"),
            fields.OptionalObject("metrics"));
    }

    private static EvaluationResult Matching(EvaluationContext context, EvaluationResult result)
    {
        (string Name, string Got, string Expected)[] parts =
        [
            ("suite id", result.SuiteId, context.SuiteId),
            ("suite name", result.Suite, context.Suite),
            ("scenario", result.Scenario, context.Scenario.Name),
            ("provider", result.Provider, context.Provider),
        ];
        foreach ((string name, string got, string expected) in parts)
        {
            if (got != expected)
            {
                throw Fault(context, $"answered for another {name}: got '{got}', expected '{expected}'");
            }
        }

        return result;
    }

    private static WorldForgeException Fault(EvaluationContext context, string problem) => new(
        FaultCodes.InputInvalid,
        $"Scenario '{context.Scenario.Name}' of suite '{context.SuiteId}' {problem}.")
    { Provider = context.Provider };
}
