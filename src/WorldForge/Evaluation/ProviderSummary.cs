using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Evaluation;

/// <summary>How one provider did in a whole suite.</summary>
public sealed record ProviderSummary
{
    /// <summary>Creates a checked summary.</summary>
    /// <param name="provider">Not blank.</param>
    /// <param name="averageScore">Mean of the scenario scores, from 0 to 1.</param>
    /// <param name="scenarioCount">Scenarios that ran; not negative.</param>
    /// <param name="passedScenarioCount">Of them, how many passed.</param>
    /// <param name="failedScenarioCount">Of them, how many failed.</param>
    /// <exception cref="WorldForgeException">A number is out of range, or passed and failed do not add up.</exception>
    public ProviderSummary(string provider, double averageScore, int scenarioCount, int passedScenarioCount, int failedScenarioCount)
    {
        Provider = Check.Text(provider, "provider");
        AverageScore = Check.Probability(averageScore, "average_score");
        ScenarioCount = Check.NonNegativeInt(scenarioCount, "scenario_count");
        PassedScenarioCount = Check.NonNegativeInt(passedScenarioCount, "passed_scenario_count");
        FailedScenarioCount = Check.NonNegativeInt(failedScenarioCount, "failed_scenario_count");
        if ((long)PassedScenarioCount + FailedScenarioCount != ScenarioCount)
        {
            throw Check.Invalid(
                "scenario_count",
                $"must be passed plus failed: {PassedScenarioCount} and {FailedScenarioCount} do not make {ScenarioCount}");
        }
    }

    /// <summary>Name of the provider.</summary>
    public string Provider { get; }

    /// <summary>Mean of the scenario scores, from 0 to 1.</summary>
    public double AverageScore { get; }

    /// <summary>Scenarios that ran.</summary>
    public int ScenarioCount { get; }

    /// <summary>Scenarios that passed.</summary>
    public int PassedScenarioCount { get; }

    /// <summary>Scenarios that failed.</summary>
    public int FailedScenarioCount { get; }

    /// <summary>The share of scenarios that passed, from 0 to 1; 0 when none ran.</summary>
    public double PassRate => ScenarioCount == 0 ? 0 : (double)PassedScenarioCount / ScenarioCount;

    /// <summary>The wire form.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("provider", Provider),
        ("average_score", AverageScore),
        ("scenario_count", ScenarioCount),
        ("passed_scenario_count", PassedScenarioCount),
        ("failed_scenario_count", FailedScenarioCount),
        ("pass_rate", PassRate));

    internal static ProviderSummary Of(string provider, IReadOnlyList<EvaluationResult> results)
    {
        int passed = results.Count(static result => result.Passed);
        return new ProviderSummary(provider, Math.Min(1, results.Average(static result => result.Score)), results.Count, passed, results.Count - passed);
    }
}
