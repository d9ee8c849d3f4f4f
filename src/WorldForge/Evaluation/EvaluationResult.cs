using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Evaluation;

/// <summary>How one provider did in one scenario. Every member is checked when it is set, also by <c>with</c>.</summary>
public sealed record EvaluationResult
{
    /// <summary>Id of the suite.</summary>
    public required string SuiteId { get; init => field = Check.Text(value, "suite_id"); }

    /// <summary>Name of the suite.</summary>
    public required string Suite { get; init => field = Check.Text(value, "suite"); }

    /// <summary>Name of the scenario.</summary>
    public required string Scenario { get; init => field = Check.Text(value, "scenario"); }

    /// <summary>Name of the provider.</summary>
    public required string Provider { get; init => field = Check.Text(value, "provider"); }

    /// <summary>From 0 to 1; higher is better.</summary>
    public required double Score { get; init => field = Check.Probability(value, "score"); }

    /// <summary>Whether the pass rule of the scenario holds.</summary>
    public required bool Passed { get; init; }

    /// <summary>What the judgement rests on.</summary>
    public JsonObject Metrics { get; init => field = Check.Object(value, "metrics"); } = JsonObject.Empty;

    /// <summary>Reads a result.</summary>
    /// <exception cref="WorldForgeException">A member is missing, unknown or invalid; booleans are not numbers, nor the reverse.</exception>
    public static EvaluationResult FromJson(JsonValue value) => Read(JsonFields.Of(value, "result"));

    /// <summary>The wire form.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("suite_id", SuiteId),
        ("suite", Suite),
        ("scenario", Scenario),
        ("provider", Provider),
        ("score", Score),
        ("passed", Passed),
        ("metrics", Metrics));

    internal static EvaluationResult Read(JsonFields fields)
    {
        fields.RejectUnknown("suite_id", "suite", "scenario", "provider", "score", "passed", "metrics");
        return new EvaluationResult
        {
            SuiteId = fields.RequiredText("suite_id"),
            Suite = fields.RequiredText("suite"),
            Scenario = fields.RequiredText("scenario"),
            Provider = fields.RequiredText("provider"),
            Score = fields.RequiredProbability("score"),
            Passed = fields.RequiredBoolean("passed"),
            Metrics = fields.RequiredObject("metrics"),
        };
    }
}
