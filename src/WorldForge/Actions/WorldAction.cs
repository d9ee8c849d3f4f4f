using WorldForge.Serialization;
using WorldForge.States;
using WorldForge.Validation;

namespace WorldForge.Actions;

/// <summary>One action: a kind and its JSON parameters. Two actions are equal when both are.</summary>
public sealed class WorldAction : IEquatable<WorldAction>
{
    /// <summary>The kind of an action that moves an object.</summary>
    public const string MoveToKind = "move_to";

    /// <summary>The kind of an action that adds an object.</summary>
    public const string SpawnObjectKind = "spawn_object";

    /// <summary>The kind of an action that does nothing.</summary>
    public const string NoopKind = "noop";

    private const double SpawnHalfExtent = 0.05;

    /// <summary>Creates an action.</summary>
    /// <param name="kind">Not blank; stored trimmed.</param>
    /// <param name="parameters">JSON parameters; empty by default.</param>
    /// <exception cref="WorldForgeException">The kind is blank.</exception>
    public WorldAction(string kind, JsonObject? parameters = null)
    {
        Kind = Check.Text(kind, "type");
        Parameters = parameters ?? JsonObject.Empty;
    }

    /// <summary>What is done, for example <c>move_to</c>.</summary>
    public string Kind { get; }

    /// <summary>How it is done.</summary>
    public JsonObject Parameters { get; }

    /// <summary>An action that does nothing.</summary>
    public static WorldAction Noop() => new(NoopKind);

    /// <summary>Moves an object, or the first one, to a place.</summary>
    /// <param name="x">Target, in the world's length unit.</param>
    /// <param name="y">Target, in the world's length unit.</param>
    /// <param name="z">Target, in the world's length unit.</param>
    /// <param name="speed">Finite and above 0; relative to the provider's nominal speed.</param>
    /// <param name="objectId">The object to move; when null the provider takes the first of the scene.</param>
    /// <exception cref="WorldForgeException">A number is not finite, the speed is not above 0, or the id is blank.</exception>
    public static WorldAction MoveTo(double x, double y, double z, double speed = 1.0, string? objectId = null)
    {
        JsonObject parameters = JsonObject.Create(
            ("target", new Position(x, y, z).ToJson()),
            ("speed", CheckSpeed(speed)));
        return new WorldAction(
            MoveToKind,
            objectId is null ? parameters : parameters.With("object_id", Check.Text(objectId, "object_id")));
    }

    /// <summary>Adds an object to the scene.</summary>
    /// <param name="name">Not blank.</param>
    /// <param name="position">By default (0, 0.5, 0).</param>
    /// <param name="box">By default a box of half extent 0.05 around the position.</param>
    /// <exception cref="WorldForgeException">The name is blank.</exception>
    public static WorldAction SpawnObject(string name, Position? position = null, BoundingBox? box = null)
    {
        Position at = position ?? new Position(0, 0.5, 0);
        return new WorldAction(SpawnObjectKind, JsonObject.Create(
            ("name", Check.Text(name, "name")),
            ("position", at.ToJson()),
            ("bbox", (box ?? BoundingBox.Around(at, SpawnHalfExtent)).ToJson())));
    }

    /// <summary>
    /// Reads the wire form <c>{"type": ..., "parameters"?: ...}</c> or the short form with one key,
    /// <c>{kind: parameters}</c>.
    /// </summary>
    /// <exception cref="WorldForgeException">The value has neither form; the message names the part.</exception>
    public static WorldAction FromJson(JsonValue value)
    {
        if (value is not JsonObject wire)
        {
            throw Malformed("an action must be a JSON object");
        }

        if (wire.TryGetValue("type", out JsonValue? kind))
        {
            string text = kind is JsonText { Value: { } word } ? word : throw Malformed("type must be text");
            return new WorldAction(text, wire.TryGetValue("parameters", out JsonValue? found) ? ReadParameters(found) : null);
        }

        return wire.Count == 1
            ? new WorldAction(wire[0].Key, ReadParameters(wire[0].Value))
            : throw Malformed("an action needs 'type', or exactly one key that names its kind");
    }

    /// <summary>Renders <c>{"type": kind, "parameters": {...}}</c>.</summary>
    public JsonObject ToJson() => JsonObject.Create(("type", Kind), ("parameters", Parameters));

    /// <inheritdoc/>
    public bool Equals(WorldAction? other) => other is not null && Kind == other.Kind && Parameters.Equals(other.Parameters);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as WorldAction);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Parameters);

    /// <summary>Renders the compact canonical wire form.</summary>
    public override string ToString() => CanonicalJson.ToText(ToJson());

    internal static double CheckSpeed(double speed) =>
        double.IsFinite(speed) && speed > 0
            ? speed
            : throw new WorldForgeException(FaultCodes.InputInvalid, "speed must be finite and above 0.");

    private static JsonObject ReadParameters(JsonValue value) =>
        value as JsonObject ?? throw Malformed("parameters must be a JSON object");

    private static WorldForgeException Malformed(string problem) => new(FaultCodes.InputInvalid, $"Malformed action: {problem}.");
}
