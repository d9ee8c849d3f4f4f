using System.Collections.Immutable;
using System.Globalization;
using WorldForge.Actions;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.States;

/// <summary>Reads a stored world strictly; every problem is a <see cref="WorldStateException"/> that names its path.</summary>
internal static class WorldDocumentReader
{
    public static WorldDocument Read(JsonValue value, WorldStateLimits limits)
    {
        JsonObject wire = SceneJson.Object(value, "world", SceneFaults.State, "world document");
        if (StateSize.Problem(wire, limits) is { } problem)
        {
            throw SceneFaults.State($"world {problem}.");
        }

        return Read(wire, "world", allowHistory: true);
    }

    private static WorldDocument Read(JsonObject wire, string path, bool allowHistory)
    {
        CheckVersion(wire, path);
        string id = FileSafe(SceneJson.Text(wire, "id", path, SceneFaults.State), path);
        string name = SceneJson.Text(wire, "name", path, SceneFaults.State);
        string provider = SceneJson.Text(wire, "provider", path, SceneFaults.State);
        ImmutableArray<SceneObject> objects = Objects(wire, path);
        SceneJson.Object(SceneJson.Required(wire, "metadata", path, SceneFaults.State), path + ".metadata", SceneFaults.State, "metadata");
        long step = wire.TryGetValue("step", out JsonValue? counter) ? Step(counter, path + ".step", long.MaxValue) : 0;
        return new WorldDocument(id, name, provider, objects, step, History(wire, path, step, allowHistory), wire);
    }

    private static void CheckVersion(JsonObject wire, string path)
    {
        if (SceneJson.Required(wire, "schema_version", path, SceneFaults.State) is not JsonInteger version
            || version.Value != WorldDocument.SchemaVersion)
        {
            throw SceneFaults.State($"{path}.schema_version must be the integer {WorldDocument.SchemaVersion.ToString(CultureInfo.InvariantCulture)}.");
        }
    }

    private static string FileSafe(string id, string path)
    {
        try
        {
            return Check.FileSafeId(id, path + ".id");
        }
        catch (WorldForgeException exception) when (exception is not WorldStateException)
        {
            throw SceneFaults.State(exception.Message);
        }
    }

    private static ImmutableArray<SceneObject> Objects(JsonObject wire, string path)
    {
        JsonObject scene = SceneJson.Object(
            SceneJson.Required(wire, "scene", path, SceneFaults.State), path + ".scene", SceneFaults.State, "scene");
        string field = path + ".scene.objects";
        JsonObject map = SceneJson.Object(SceneJson.Required(scene, "objects", path + ".scene", SceneFaults.State), field, SceneFaults.State, "scene map");
        return [.. map.Select(entry => Object(entry.Key, entry.Value, field))];
    }

    private static SceneObject Object(string key, JsonValue value, string field)
    {
        if (string.IsNullOrWhiteSpace(key))
        {
            throw SceneFaults.State($"{field} must not have a blank key.");
        }

        SceneObject item = SceneJson.SceneObject(value, $"{field}.{key}", SceneFaults.State, key);
        return item.Id == key
            ? item
            : throw SceneFaults.State($"{field}.{key}.id must equal its key, not '{item.Id}'.");
    }

    private static ImmutableArray<WorldHistoryEntry> History(JsonObject wire, string path, long step, bool allowed)
    {
        if (!allowed)
        {
            return wire.ContainsKey("history") ? throw SceneFaults.State($"{path} must not have a history of its own.") : [];
        }

        string field = path + ".history";
        if (SceneJson.Required(wire, "history", path, SceneFaults.State) is not JsonList list)
        {
            throw SceneFaults.State($"{field} must be a list.");
        }

        return [.. list.Select((item, index) => Entry(item, FormattableString.Invariant($"{field}[{index}]"), step))];
    }

    private static WorldHistoryEntry Entry(JsonValue item, string path, long step)
    {
        JsonObject wire = SceneJson.Object(item, path, SceneFaults.State, "history entry");
        long at = Step(SceneJson.Required(wire, "step", path, SceneFaults.State), path + ".step", step);
        JsonObject state = SceneJson.Object(SceneJson.Required(wire, "state", path, SceneFaults.State), path + ".state", SceneFaults.State, "world document");
        Read(state, path + ".state", allowHistory: false);
        string summary = SceneJson.Text(wire, "summary", path, SceneFaults.State);
        WorldAction? action = wire.TryGetValue("action_json", out JsonValue? recorded) && recorded.Kind != JsonKind.Null
            ? Action(recorded, path + ".action_json")
            : null;
        return new WorldHistoryEntry(at, state, summary, action);
    }

    private static WorldAction Action(JsonValue value, string path)
    {
        try
        {
            return WorldAction.FromJson(value);
        }
        catch (WorldForgeException exception) when (exception is not WorldStateException)
        {
            throw SceneFaults.State($"{path}: {exception.Message}");
        }
    }

    private static long Step(JsonValue value, string path, long most) =>
        value is JsonInteger number && number.TryGetInt64(out long step) && step >= 0 && step <= most
            ? step
            : throw SceneFaults.State($"{path} must be a non-negative integer{(most == long.MaxValue ? "" : FormattableString.Invariant($" of at most {most}"))}.");
}
