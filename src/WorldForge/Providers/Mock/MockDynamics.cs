using System.Globalization;
using System.Numerics;
using WorldForge.Actions;
using WorldForge.Capabilities;
using WorldForge.Serialization;
using WorldForge.States;

namespace WorldForge.Providers.Mock;

/// <summary>How the mock rolls a state forward. The given state is immutable, so there is nothing to copy.</summary>
internal static class MockDynamics
{
    // Each step is also a frame in memory.
    private const int MostSteps = 100_000;

    public static (JsonObject State, int ObjectCount) Roll(string provider, PredictRequest request)
    {
        if (request.Steps > MostSteps)
        {
            throw Unknown(provider, string.Create(CultureInfo.InvariantCulture, $"{request.Steps} steps are more than its {MostSteps}"));
        }

        JsonObject state = request.State.Value;
        JsonObject scene = Map(state, "scene");
        JsonObject objects = Map(scene, "objects");
        JsonObject metadata = Map(state, "metadata").With("provider", provider).With("last_action", request.Action.ToJson());
        switch (request.Action.Kind)
        {
            case WorldAction.MoveToKind:
                objects = Move(provider, objects, request.Action);
                break;
            case WorldAction.SpawnObjectKind:
                objects = Spawn(objects, request.Action);
                break;
            case WorldAction.NoopKind:
                metadata = metadata.With("noop", true);
                break;
            default:
                break;
        }

        if (objects.Count > 0)
        {
            state = state.With("scene", scene.With("objects", objects));
        }

        JsonObject rolled = state.With("step", Step(state, request.Steps)).With("metadata", metadata);
        return (rolled, objects.Count);
    }

    // A world may have counted further than 64 bits hold.
    private static JsonInteger Step(JsonObject state, int steps) =>
        JsonInteger.Of((state.TryGetValue("step", out JsonValue? before) && before is JsonInteger count ? count.Value : BigInteger.Zero) + steps);

    private static JsonObject Map(JsonObject parent, string key) =>
        parent.TryGetValue(key, out JsonValue? value) && value is JsonObject map ? map : JsonObject.Empty;

    private static JsonObject Move(string provider, JsonObject objects, WorldAction action)
    {
        string? wanted = action.Parameters.TryGetValue("object_id", out JsonValue? id) && id is JsonText text ? text.Value : null;
        if (wanted is not null && !objects.ContainsKey(wanted))
        {
            throw Unknown(provider, $"object '{wanted}' is not in the scene");
        }

        if (objects.Count == 0)
        {
            return objects;
        }

        string moved = wanted ?? objects[0].Key;
        if (objects[moved] is not JsonObject item)
        {
            throw Unknown(provider, $"object '{moved}' is not a JSON object");
        }

        if (action.Parameters.TryGetValue("target", out JsonValue? target))
        {
            item = item.With("pose", Map(item, "pose").With("position", target));
        }

        JsonObject metadata = Map(item, "metadata").With("last_action", action.ToJson()).With("moved_by", provider);
        return objects.With(moved, item.With("metadata", metadata));
    }

    private static JsonObject Spawn(JsonObject objects, WorldAction action)
    {
        string name = action.Parameters.TryGetValue("name", out JsonValue? value) && value is JsonText text ? text.Value : "object";
        int ordinal = objects.Count;
        while (objects.ContainsKey(SceneObjectIds.For(name, ordinal)))
        {
            ordinal++;
        }

        string id = SceneObjectIds.For(name, ordinal);
        JsonObject wire = JsonObject.Create(
            ("id", id),
            ("name", name),
            ("pose", JsonObject.Create(("position", Parameter(action, "position") ?? new Position(0, 0.5, 0).ToJson()))));
        return objects.With(id, Parameter(action, "bbox") is { } box ? wire.With("bbox", box) : wire);
    }

    private static JsonValue? Parameter(WorldAction action, string name) =>
        action.Parameters.TryGetValue(name, out JsonValue? value) ? value : null;

    private static ProviderException Unknown(string provider, string problem) =>
        new(FaultCodes.ProviderFailed, $"Provider '{provider}' cannot predict: {problem}.") { Provider = provider, Operation = "predict" };
}
