using System.Globalization;
using WorldForge.Capabilities;
using WorldForge.Providers.Tensors;
using WorldForge.Serialization;

namespace WorldForge.Providers.Jepa;

/// <summary>Reads the reply of a JEPA runtime into a result.</summary>
internal sealed class JepaReplyReader(string provider, string model, Func<string, Exception> fault)
{
    public ActionScoreResult Read(JepaReply? reply, int samples, JsonObject defaults)
    {
        if (reply is null)
        {
            throw fault("the runtime answered nothing");
        }

        ActionScoreResult result = reply.Result ?? FromPayload(reply, samples);
        if (result.Provider != provider)
        {
            throw fault($"the runtime answered for provider '{result.Provider}' instead of '{provider}'");
        }

        if (result.Scores.Length != samples)
        {
            throw fault(string.Create(CultureInfo.InvariantCulture, $"the runtime returned {result.Scores.Length} score(s) for {samples} candidate action sample(s)"));
        }

        JsonObject metadata = JsonObject.Create(
            ("model_path", model),
            ("score_type", result.LowerIsBetter ? "cost" : "utility"),
            ("candidate_count", samples));
        foreach ((string key, JsonValue value) in result.Metadata)
        {
            metadata = metadata.With(key, value);
        }

        foreach ((string key, JsonValue value) in defaults)
        {
            metadata = metadata.ContainsKey(key) ? metadata : metadata.With(key, value);
        }

        return new ActionScoreResult(provider, result.Scores, result.BestIndex, result.LowerIsBetter, metadata);
    }

    private ActionScoreResult FromPayload(JepaReply reply, int samples)
    {
        JsonObject payload = reply.Payload;
        if (payload.TryGetValue("error", out JsonValue? error))
        {
            throw fault(error is JsonObject problem ? $"the runtime returned {Text(problem, "type") ?? "runtime_error"}: {Text(problem, "message") ?? "no message"}" : "error must be an object");
        }

        object? raw = reply.Scores ?? (payload.TryGetValue("scores", out JsonValue? listed) ? listed : throw fault("the runtime's reply has no scores"));
        double[] scores = ScoreOutput.Read(raw, samples, strictShape: false, fault).Scores;
        bool lower = !payload.TryGetValue("lower_is_better", out JsonValue? direction)
            || (direction as JsonBoolean ?? throw fault("lower_is_better must be a boolean")).Value;
        JsonObject metadata = payload.TryGetValue("metadata", out JsonValue? told) ? told as JsonObject ?? throw fault("metadata must be an object") : JsonObject.Empty;
        if (!payload.TryGetValue("best_index", out JsonValue? best))
        {
            return ActionScoreResult.FromScores(provider, scores, lower, metadata);
        }

        int index = best is JsonInteger number && number.TryGetInt64(out long wide) && wide >= 0 && wide < scores.Length
            ? (int)wide
            : throw fault(string.Create(CultureInfo.InvariantCulture, $"best_index must be an integer within the {scores.Length} scores"));
        try
        {
            return new ActionScoreResult(provider, scores, index, lower, metadata);
        }
        catch (WorldForgeException exception)
        {
            throw fault(exception.Message.TrimEnd('.'));
        }
    }

    private static string? Text(JsonObject source, string name) =>
        source.TryGetValue(name, out JsonValue? value) && value is JsonText { Value: { Length: > 0 } text } ? text : null;
}
