using WorldForge.Actions;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Benchmarking;

/// <summary>Reads input fields, bare or wrapped with metadata.</summary>
internal static class BenchmarkInputReader
{
    private static readonly string[] _fields =
        ["prediction_action", "prediction_steps", "embedding_text", "score_info", "score_action_candidates", "policy_info"];

    private static readonly string[] _wrapper = ["inputs", "metadata"];

    public static BenchmarkInputs Document(JsonValue document, out JsonObject? metadata)
    {
        metadata = null;
        if (document is not JsonObject root || !root.ContainsKey("inputs"))
        {
            return Fields(document, "");
        }

        JsonFields fields = new(root);
        fields.RejectUnknown(_wrapper);
        metadata = fields.OptionalObject("metadata");
        return Fields(fields.RequiredValue("inputs"), "inputs");
    }

    public static BenchmarkInputs Fields(JsonValue value, string path)
    {
        JsonFields fields = JsonFields.Of(value, path);
        if (fields.Source.Count == 0)
        {
            throw Check.Invalid(path.Length == 0 ? "Benchmark inputs" : path, $"must set at least one of {string.Join(", ", _fields)}");
        }

        fields.RejectUnknown(_fields);
        BenchmarkInputs defaults = BenchmarkInputs.Default;
        return new BenchmarkInputs
        {
            PredictionAction = fields.Source.ContainsKey("prediction_action") ? Action(fields) : defaults.PredictionAction,
            PredictionSteps = fields.Source.ContainsKey("prediction_steps") ? fields.RequiredPositiveInt("prediction_steps") : defaults.PredictionSteps,
            EmbeddingText = fields.Source.ContainsKey("embedding_text") ? fields.RequiredText("embedding_text") : defaults.EmbeddingText,
            ScoreInfo = Object(fields, "score_info", defaults.ScoreInfo),
            ScoreCandidates = fields.Source.ContainsKey("score_action_candidates") ? Candidates(fields) : defaults.ScoreCandidates,
            PolicyInfo = Object(fields, "policy_info", defaults.PolicyInfo),
        };
    }

    private static WorldAction Action(JsonFields fields)
    {
        JsonFields action = fields.RequiredFields("prediction_action");
        action.RejectUnknown("type", "parameters");
        return new WorldAction(action.RequiredText("type"), action.RequiredObject("parameters"));
    }

    private static JsonObject Object(JsonFields fields, string name, JsonObject fallback) =>
        !fields.Source.ContainsKey(name) ? fallback
        : fields.RequiredObject(name) is { Count: > 0 } found ? found
        : throw fields.Invalid(name, "must be a non-empty object");

    private static ActionCandidates Candidates(JsonFields fields)
    {
        JsonValue value = fields.RequiredValue("score_action_candidates");
        try
        {
            return value is JsonObject ? ActionCandidates.FromPayload(value) : ActionCandidates.FromJson(value);
        }
        catch (WorldForgeException fault)
        {
            throw new WorldForgeException(fault.Code, $"{fields.PathOf("score_action_candidates")}: {fault.Message}", fault);
        }
    }
}
