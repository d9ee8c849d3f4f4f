using WorldForge.Actions;
using WorldForge.Serialization;
using WorldForge.States;
using WorldForge.Validation;

namespace WorldForge.Benchmarking;

/// <summary>What the operations are called with. Immutable, so that every iteration sees the same input whatever a provider does.</summary>
public sealed record BenchmarkInputs
{
    private const int DefaultSteps = 2;

    /// <summary>The inputs of a benchmark without an input file.</summary>
    public static BenchmarkInputs Default { get; } = new();

    /// <summary>The world that every prediction starts from: a cube and a mug, both graspable.</summary>
    public static WorldState SeedState { get; } = WorldState.Seed(
    [
        new SceneObject("cube", "cube", new Pose(new Position(0, 0.5, 0)), isGraspable: true),
        new SceneObject("mug", "mug", new Pose(new Position(0.25, 0.8, 0)), isGraspable: true),
    ]);

    /// <summary>The action of <c>predict</c>.</summary>
    /// <value>A move to (0.25, 0.5, 0) at speed 1 by default.</value>
    public WorldAction PredictionAction { get; init; } = WorldAction.MoveTo(0.25, 0.5, 0);

    /// <summary>How many steps <c>predict</c> rolls forward, at least 1.</summary>
    /// <value>2 by default.</value>
    public int PredictionSteps { get; init => field = Check.PositiveInt(value, "prediction_steps"); } = DefaultSteps;

    /// <summary>The text of <c>embed</c>, not blank.</summary>
    public string EmbeddingText { get; init => field = Check.Text(value, "embedding_text"); } = "benchmark cube state";

    /// <summary>The context of <c>score</c>.</summary>
    public JsonObject ScoreInfo { get; init => field = NotEmpty(value, "score_info"); } = BenchmarkInputDefaults.ScoreInfo;

    /// <summary>The candidates of <c>score</c>.</summary>
    /// <value>Nested numbers of shape 1 x 2 x 2 x 3 by default.</value>
    public ActionCandidates ScoreCandidates { get; init; } = BenchmarkInputDefaults.ScoreCandidates;

    /// <summary>The observation of <c>policy</c>.</summary>
    public JsonObject PolicyInfo { get; init => field = NotEmpty(value, "policy_info"); } = BenchmarkInputDefaults.PolicyInfo;

    /// <summary>Reads the input fields; an absent one has its default.</summary>
    /// <exception cref="WorldForgeException">Not an object, empty, an unknown key, or a value of the wrong type; the message names it.</exception>
    public static BenchmarkInputs FromJson(JsonValue value) => BenchmarkInputReader.Fields(value, "");

    /// <summary>The fields as they are recorded. Candidates that are a tensor are described, not written.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("prediction_action", PredictionAction.ToJson()),
        ("prediction_steps", PredictionSteps),
        ("embedding_text", EmbeddingText),
        ("score_info", ScoreInfo),
        ("score_action_candidates", ScoreCandidates.Tensor is { } tensor ? Described(tensor) : ScoreCandidates.ToJson()),
        ("policy_info", PolicyInfo));

    private static JsonObject Described(CandidateTensor tensor) => JsonObject.Create(
        ("type", nameof(CandidateTensor)),
        ("json_serializable", false),
        ("shape", JsonList.Create(tensor.Shape.Select(static size => (JsonValue)size))));

    private static JsonObject NotEmpty(JsonObject? value, string field) =>
        value is { Count: > 0 } ? value : throw Check.Invalid(field, "must be a non-empty object");
}
