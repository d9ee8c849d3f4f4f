using System.Collections.Immutable;
using WorldForge.Processes;
using WorldForge.Serialization;

namespace WorldForge.Evaluation;

/// <summary>One failed scenario, with what was expected and where to look first.</summary>
public sealed record FailureCase
{
    internal FailureCase(EvaluationResult result)
    {
        SuiteId = result.SuiteId;
        Suite = result.Suite;
        Scenario = result.Scenario;
        Provider = result.Provider;
        Score = result.Score;
        FixtureId = $"evaluation:{result.SuiteId}:{result.Scenario}";
        ExpectedContractNotes = GalleryNotes.Of(result.SuiteId, result.Scenario);
        ObservedResult = GalleryNotes.Observed(result);
        MetricsPreview = GalleryPreview.Of(result.Metrics);
        TriageSteps =
        [
            "Check that the input and result digests of the gallery are those of the preserved report.json.",
            $"Run again: {CommandText.Quote("worldforge", ["eval", "--suite", result.SuiteId, "--provider", result.Provider, "--format", "json"])}",
            "Compare the metrics preview with the expected contract. It is a triage of the contract, not a verdict on the model.",
        ];
    }

    /// <summary><c>evaluation:&lt;suite&gt;:&lt;scenario&gt;</c>.</summary>
    public string FixtureId { get; }

    /// <summary>Id of the suite.</summary>
    public string SuiteId { get; }

    /// <summary>Name of the suite.</summary>
    public string Suite { get; }

    /// <summary>Name of the scenario.</summary>
    public string Scenario { get; }

    /// <summary>Name of the provider.</summary>
    public string Provider { get; }

    /// <summary>From 0 to 1; higher is better.</summary>
    public double Score { get; }

    /// <summary>What a passing provider does, in words.</summary>
    public string ExpectedContractNotes { get; }

    /// <summary>The score and the names of the metrics.</summary>
    public string ObservedResult { get; }

    /// <summary>The metrics without secrets, places of this machine and bulk.</summary>
    public JsonObject MetricsPreview { get; }

    /// <summary>What to do first; three steps.</summary>
    public ImmutableArray<string> TriageSteps { get; }

    /// <summary>The wire form.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("fixture_id", FixtureId),
        ("suite_id", SuiteId),
        ("suite", Suite),
        ("scenario", Scenario),
        ("provider", Provider),
        ("score", Score),
        ("passed", false),
        ("expected_contract_notes", ExpectedContractNotes),
        ("observed_result", ObservedResult),
        ("metrics_preview", MetricsPreview),
        ("triage_steps", JsonList.OfTexts(TriageSteps)));
}
