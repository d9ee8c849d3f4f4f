using WorldForge.Actions;
using WorldForge.Serialization;

namespace WorldForge.Benchmarking;

/// <summary>The larger default inputs: small numbers of the right shape, which say nothing about any task.</summary>
internal static class BenchmarkInputDefaults
{
    public static JsonObject ScoreInfo { get; } = JsonObject.Create(
        ("pixels", Parsed("[[[[0.0, 0.1, 0.2], [0.3, 0.4, 0.5]]]]")),
        ("goal", Parsed("[[[[0.5, 0.4, 0.3], [0.2, 0.1, 0.0]]]]")),
        ("action", Parsed("[[[0.0, 0.0, 0.0]]]")),
        ("metadata", JsonObject.Create(("mode", "benchmark"))));

    public static ActionCandidates ScoreCandidates { get; } = ActionCandidates.FromJson(
        Parsed("[[[[0.0, 0.5, 0.0], [0.1, 0.5, 0.0]], [[0.3, 0.5, 0.0], [0.4, 0.5, 0.0]]]]"));

    public static JsonObject PolicyInfo { get; } = JsonObject.Create(
        ("observation", JsonObject.Create(
            ("state", JsonObject.Create(("end_effector", Parsed("[[[0.0, 0.5, 0.0]]]")))),
            ("language", JsonObject.Create(("task", Parsed("[[\"move the cube\"]]")))))),
        ("options", JsonObject.Create(("temperature", 0))),
        ("mode", "select_action"),
        ("action_horizon", 2),
        ("embodiment_tag", "BENCHMARK"));

    private static JsonValue Parsed(string json) => StrictJson.Parse(json);
}
