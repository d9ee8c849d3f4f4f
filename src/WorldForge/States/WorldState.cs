using WorldForge.Serialization;

namespace WorldForge.States;

/// <summary>A checked, immutable world-state snapshot: plain JSON that predict providers, planners and hosts exchange.</summary>
/// <remarks>
/// Only the known keys are constrained: <c>step</c> a non-negative integer, <c>scene</c>, <c>scene.objects</c> and
/// <c>metadata</c> objects. Everything else is the host's. Nothing is coerced, and no store ships with the library.
/// Equality is that of the JSON.
/// </remarks>
public sealed class WorldState : IEquatable<WorldState>
{
    private WorldState(JsonObject value) => Value = value;

    /// <summary>The JSON itself.</summary>
    public JsonObject Value { get; }

    /// <summary>The step counter; 0 when the state has none, the largest 64-bit number when it counts further.</summary>
    public long Step => !Value.TryGetValue("step", out JsonValue? step) || step is not JsonInteger number ? 0
        : number.TryGetInt64(out long count) ? count
        : long.MaxValue;

    /// <summary>Checks a caller's own state.</summary>
    /// <exception cref="WorldStateException">A known key has the wrong form, or the state is too large; the message names the path.</exception>
    /// <exception cref="WorldForgeException">The value is not a JSON object at all.</exception>
    public static WorldState Create(JsonValue value, WorldStateLimits? limits = null) =>
        value is JsonObject state
            ? FromUntrusted(state, limits)
            : throw new WorldForgeException(
                FaultCodes.InputInvalid,
                $"world_state must be a JSON object, not {SceneFaults.KindOf(value)}.");

    /// <summary>Checks a state that a provider answered with or a store returned.</summary>
    /// <exception cref="WorldStateException">Not an object, a known key has the wrong form, or it is too large.</exception>
    public static WorldState FromUntrusted(JsonValue value, WorldStateLimits? limits = null)
    {
        if (value is not JsonObject state)
        {
            throw SceneFaults.State($"world_state must be a JSON object, not {SceneFaults.KindOf(value)}.");
        }

        CheckStep(state);
        CheckScene(state);
        CheckObject(state, "metadata", "world_state.metadata");
        return StateSize.Problem(state, limits ?? WorldStateLimits.Default) is { } problem
            ? throw SceneFaults.State($"world_state {problem}.")
            : new WorldState(state);
    }

    /// <summary>Reads a state that a host stored as text; see <see cref="FromUntrusted"/>.</summary>
    /// <param name="utf8">The document.</param>
    /// <param name="limits">What to take; the defaults when null.</param>
    /// <exception cref="WorldStateException">Not strict JSON, or not a state.</exception>
    public static WorldState Read(ReadOnlySpan<byte> utf8, WorldStateLimits? limits = null) =>
        StrictJson.TryParse(utf8, limits: null, out JsonValue? value, out JsonSyntaxError? error)
            ? FromUntrusted(value, limits)
            : throw SceneFaults.State($"world_state is not strict JSON: {error.Message}");

    /// <summary>Makes a state at step 0 that holds the given objects.</summary>
    /// <exception cref="WorldForgeException">Two objects share an id.</exception>
    public static WorldState Seed(IEnumerable<SceneObject> objects)
    {
        ArgumentNullException.ThrowIfNull(objects);
        JsonObject map = JsonObject.Empty;
        foreach (SceneObject item in objects)
        {
            if (map.ContainsKey(item.Id))
            {
                throw SceneFaults.Input($"scene object id '{item.Id}' is used twice.");
            }

            map = map.With(item.Id, item.ToJson());
        }

        return new WorldState(JsonObject.Create(("step", 0), ("scene", JsonObject.Create(("objects", map)))));
    }

    /// <inheritdoc/>
    public bool Equals(WorldState? other) => other is not null && Value.Equals(other.Value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as WorldState);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();

    /// <summary>Renders the compact canonical JSON.</summary>
    public override string ToString() => CanonicalJson.ToText(Value);

    private static void CheckStep(JsonObject state)
    {
        if (state.TryGetValue("step", out JsonValue? step) && (step is not JsonInteger number || number.Value.Sign < 0))
        {
            throw SceneFaults.State($"world_state.step must be a non-negative integer, not {Describe(step)}.");
        }
    }

    private static void CheckScene(JsonObject state)
    {
        if (CheckObject(state, "scene", "world_state.scene") is { } scene)
        {
            CheckObject(scene, "objects", "world_state.scene.objects");
        }
    }

    private static JsonObject? CheckObject(JsonObject parent, string key, string path)
    {
        if (!parent.TryGetValue(key, out JsonValue? value))
        {
            return null;
        }

        return value as JsonObject ?? throw SceneFaults.State($"{path} must be a JSON object, not {SceneFaults.KindOf(value)}.");
    }

    private static string Describe(JsonValue value) => value is JsonInteger ? "a negative one" : SceneFaults.KindOf(value);
}
