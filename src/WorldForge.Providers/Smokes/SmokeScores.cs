using WorldForge.Capabilities;
using WorldForge.Serialization;

namespace WorldForge.Providers.Smokes;

/// <summary>What a smoke says about scores besides the scores.</summary>
internal static class SmokeScores
{
    private const int Decimals = 6;

    /// <summary>Spread of the scores, and how clear the choice was.</summary>
    public static JsonObject Metrics(ActionScoreResult result)
    {
        double[] sorted = [.. result.Scores.Order()];
        int middle = sorted.Length / 2;
        double median = sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        int? runnerUp = result.Scores.Length < 2
            ? null
            : Enumerable.Range(0, result.Scores.Length).Where(index => index != result.BestIndex).OrderBy(index => result.LowerIsBetter ? result.Scores[index] : -result.Scores[index]).First();
        return JsonObject.Create(
            ("score_min", sorted[0]),
            ("score_max", sorted[^1]),
            ("score_mean", result.Scores.Average()),
            ("score_median", median),
            ("score_range", sorted[^1] - sorted[0]),
            ("runner_up_index", runnerUp is { } index ? index : JsonValue.Null),
            ("runner_up_score", runnerUp is { } at ? result.Scores[at] : JsonValue.Null),
            ("gap_to_runner_up", runnerUp is { } next ? Math.Round(Math.Abs(result.Scores[next] - result.BestScore), Decimals) : JsonValue.Null));
    }

    /// <summary>The result in short.</summary>
    public static JsonObject Summary(ActionScoreResult result) => JsonObject.Create(
        ("candidate_count", result.Scores.Length),
        ("best_index", result.BestIndex),
        ("best_score", result.BestScore),
        ("lower_is_better", result.LowerIsBetter),
        ("score_direction", result.LowerIsBetter ? "lower_is_better" : "higher_is_better"),
        ("score_shape", Member(result.Metadata, "score_shape")),
        ("input_shapes", Member(result.Metadata, "input_shapes")),
        ("runtime_api", Member(result.Metadata, "runtime_api")));

    private static JsonValue Member(JsonObject metadata, string name) => metadata.TryGetValue(name, out JsonValue? value) ? value : JsonValue.Null;
}
