using System.Diagnostics.CodeAnalysis;
using WorldForge.Serialization;

namespace WorldForge.States;

/// <summary>Reads geometry and scene objects. Nothing is coerced; every message names the path and what was found there.</summary>
internal static class SceneJson
{
    public static Position Position(JsonValue value, string field, SceneFault fault)
    {
        JsonObject wire = Object(value, field, fault, "position");
        return Build(field, fault, () => new Position(
            Number(wire, "x", field, null, fault),
            Number(wire, "y", field, null, fault),
            Number(wire, "z", field, null, fault)));
    }

    public static Rotation Rotation(JsonValue value, string field, SceneFault fault)
    {
        JsonObject wire = Object(value, field, fault, "rotation");
        return Build(field, fault, () => new Rotation(
            Number(wire, "w", field, 1, fault),
            Number(wire, "x", field, 0, fault),
            Number(wire, "y", field, 0, fault),
            Number(wire, "z", field, 0, fault)));
    }

    public static Pose Pose(JsonValue value, string field, SceneFault fault)
    {
        JsonObject wire = Object(value, field, fault, "pose");
        Position position = Position(Required(wire, "position", field, fault), field + ".position", fault);
        return wire.TryGetValue("rotation", out JsonValue? rotation)
            ? new Pose(position, Rotation(rotation, field + ".rotation", fault))
            : new Pose(position);
    }

    public static BoundingBox Box(JsonValue value, string field, SceneFault fault)
    {
        JsonObject wire = Object(value, field, fault, "bbox");
        Position min = Position(Required(wire, "min", field, fault), field + ".min", fault);
        Position max = Position(Required(wire, "max", field, fault), field + ".max", fault);
        return Build(field, fault, () => new BoundingBox(min, max));
    }

    public static SceneObject SceneObject(JsonValue value, string field, SceneFault fault, string? key = null)
    {
        JsonObject wire = Object(value, field, fault, "scene object");
        string name = Text(wire, "name", field, fault);
        Pose pose = wire.TryGetValue("pose", out JsonValue? posed)
            ? Pose(posed, field + ".pose", fault)
            : new Pose(Position(Required(wire, "position", field, fault), field + ".position", fault));
        BoundingBox? box = wire.TryGetValue("bbox", out JsonValue? extent) ? Box(extent, field + ".bbox", fault) : null;
        bool graspable = wire.TryGetValue("is_graspable", out JsonValue? flag) && Boolean(flag, field + ".is_graspable", fault);
        JsonObject? metadata = wire.TryGetValue("metadata", out JsonValue? found) ? Object(found, field + ".metadata", fault, "metadata") : null;
        string id = wire.ContainsKey("id") ? Text(wire, "id", field, fault) : key ?? SceneObjectIds.For(name);
        return Build(field, fault, () => new SceneObject(id, name, pose, box, graspable, metadata));
    }

    public static JsonObject Object(JsonValue? value, string field, SceneFault fault, string what) =>
        value as JsonObject ?? throw fault($"{field}: a {what} must be a JSON object, not {SceneFaults.KindOf(value)}.");

    public static string Text(JsonObject wire, string name, string field, SceneFault fault) =>
        Required(wire, name, field, fault) is JsonText { Value: { } text } && !string.IsNullOrWhiteSpace(text)
            ? text.Trim()
            : throw fault($"{field}.{name} must be text that is not blank.");

    public static JsonValue Required(JsonObject wire, string name, string field, SceneFault fault) =>
        wire.TryGetValue(name, out JsonValue? value) ? value : throw fault($"{field}.{name} is missing.");

    private static bool Boolean(JsonValue value, string field, SceneFault fault) =>
        value is JsonBoolean flag ? flag.Value : throw fault($"{field} must be true or false, not {SceneFaults.KindOf(value)}.");

    private static double Number(JsonObject wire, string name, string field, double? absent, SceneFault fault)
    {
        if (!wire.TryGetValue(name, out JsonValue? value))
        {
            return absent ?? throw fault($"{field}.{name} is missing.");
        }

        return TryNumber(value, out double number)
            ? number
            : throw fault($"{field}.{name} must be a finite number, not {SceneFaults.KindOf(value)}.");
    }

    public static bool TryNumber([NotNullWhen(true)] JsonValue? value, out double number)
    {
        number = value switch
        {
            JsonInteger integer => integer.ToDouble(),
            JsonFloat real => real.Value,
            _ => double.NaN,
        };
        return double.IsFinite(number);
    }

    // The constructors speak for the caller's input; a stored state with the same fault belongs to the other family.
    private static T Build<T>(string field, SceneFault fault, Func<T> build)
    {
        try
        {
            return build();
        }
        catch (WorldForgeException exception) when (exception is not WorldStateException)
        {
            throw fault(exception.Message.StartsWith(field, StringComparison.Ordinal) ? exception.Message : $"{field}: {exception.Message}");
        }
    }
}
