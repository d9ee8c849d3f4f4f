using WorldForge.Serialization;

namespace WorldForge.Providers.CosmosPolicy;

/// <summary>One checked request: what the caller's info comes to on the wire.</summary>
/// <param name="Body">The JSON to send; arrays in it are typed.</param>
/// <param name="TaskDescription">What the robot is to do.</param>
/// <param name="EmbodimentTag">The embodiment that the caller names, or null.</param>
/// <param name="ActionHorizon">How many steps the caller wants, or null. The server ignores it.</param>
internal sealed record CosmosPolicyRequest(JsonObject Body, string TaskDescription, string? EmbodimentTag, int? ActionHorizon)
{
    private const string Task = "task_description";
    private const string Horizon = "action_horizon";
    private const string AllResults = "return_all_query_results";
    private static readonly string[] ObservationFields = ["primary_image", "left_wrist_image", "right_wrist_image", "proprio"];

    /// <exception cref="WorldForgeException">A part is missing, of another form, or conflicts with another; the message names it.</exception>
    public static CosmosPolicyRequest Create(JsonObject info, bool? returnAllQueryResults)
    {
        JsonObject observation = Observation(info);
        string task = TaskOf(info, observation);
        string? tag = Optional(info, "embodiment_tag") switch
        {
            null => null,
            JsonText text when !string.IsNullOrWhiteSpace(text.Value) => text.Value.Trim(),
            _ => throw Invalid("embodiment_tag must be a non-empty string or null"),
        };
        JsonObject? options = Optional(info, "options") switch
        {
            null => null,
            JsonObject given => given,
            _ => throw Invalid("options must be an object or null"),
        };
        JsonObject body = Merge(observation.With(Task, task), options);
        bool? all = info.TryGetValue(AllResults, out JsonValue? asked)
            ? asked is JsonBoolean flag ? flag.Value : throw Invalid($"{AllResults} must be a boolean")
            : returnAllQueryResults;
        body = all is { } wanted ? body.With(AllResults, wanted) : body;
        int? horizon = ResolveHorizon(info, options, observation);
        return new CosmosPolicyRequest(horizon is { } steps ? body.With(Horizon, steps) : body, task, tag, horizon);
    }

    private static JsonObject Observation(JsonObject info)
    {
        if (!info.TryGetValue("observation", out JsonValue? value) || value is not JsonObject { Count: > 0 } observation)
        {
            throw Invalid("observation must be a non-empty object");
        }

        return Array.Find(ObservationFields, field => !observation.ContainsKey(field)) is { } missing
            ? throw Invalid($"observation must have {missing}")
            : observation;
    }

    private static string TaskOf(JsonObject info, JsonObject observation)
    {
        (string place, JsonObject holder) = info.ContainsKey(Task) ? (Task, info) : ("observation." + Task, observation);
        return holder.TryGetValue(Task, out JsonValue? value) && value is JsonText text && !string.IsNullOrWhiteSpace(text.Value)
            ? text.Value.Trim()
            : throw Invalid($"{place} must be a non-empty string");
    }

    private static JsonObject Merge(JsonObject body, JsonObject? options)
    {
        if (options is null)
        {
            return body;
        }

        JsonObject.Builder merged = new(body);
        foreach ((string key, JsonValue value) in options.AsSpan())
        {
            merged[key] = key == Horizon || !merged.ContainsKey(key) || merged[key].Equals(value)
                ? value
                : throw Invalid($"options.{key} conflicts with the observation payload");
        }

        return merged.Build();
    }

    private static int? ResolveHorizon(JsonObject info, JsonObject? options, JsonObject observation)
    {
        int? fromInfo = HorizonOf(info, "info");
        int? fromOptions = HorizonOf(options, "options");
        int? fromObservation = HorizonOf(observation, "observation");
        if (fromOptions is not null && fromObservation is not null && fromOptions != fromObservation)
        {
            throw Invalid($"options.{Horizon} conflicts with the observation payload");
        }

        int? fromBody = fromOptions ?? fromObservation;
        return fromInfo is not null && fromBody is not null && fromInfo != fromBody
            ? throw Invalid($"{(fromOptions is null ? "observation" : "options")}.{Horizon} conflicts with info.{Horizon}")
            : fromInfo ?? fromBody;
    }

    private static int? HorizonOf(JsonObject? source, string place) => source is null || !source.TryGetValue(Horizon, out JsonValue? value)
        ? null
        : value is JsonInteger integer && integer.TryGetInt64(out long steps) && steps is > 0 and <= int.MaxValue
            ? (int)steps
            : throw Invalid($"{place}.{Horizon} must be an integer > 0");

    private static JsonValue? Optional(JsonObject info, string name) => info.TryGetValue(name, out JsonValue? value) && !value.IsNull ? value : null;

    private static WorldForgeException Invalid(string problem) =>
        new(FaultCodes.InputInvalid, $"Cosmos-Policy info is invalid: {problem}.") { Provider = CosmosPolicyProvider.ProviderName, Operation = "policy" };
}
