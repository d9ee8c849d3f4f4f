using System.Collections.Immutable;
using WorldForge.Evidence;
using WorldForge.Serialization;

namespace WorldForge.States;

/// <summary>A stored world (schema 1). Hosts own the store; this type only reads and writes the document strictly.</summary>
public sealed class WorldDocument
{
    /// <summary>The schema version this library reads and writes.</summary>
    public const int SchemaVersion = SchemaVersions.WorldState;

    internal WorldDocument(
        string id,
        string name,
        string provider,
        ImmutableArray<SceneObject> objects,
        long step,
        ImmutableArray<WorldHistoryEntry> history,
        JsonObject json)
    {
        Id = id;
        Name = name;
        Provider = provider;
        Objects = objects;
        Step = step;
        History = history;
        Json = json;
    }

    /// <summary>File-safe id.</summary>
    public string Id { get; }

    /// <summary>What the world is called.</summary>
    public string Name { get; }

    /// <summary>The provider that made the last state.</summary>
    public string Provider { get; }

    /// <summary>The objects of the scene, in document order.</summary>
    public ImmutableArray<SceneObject> Objects { get; }

    /// <summary>The step counter.</summary>
    public long Step { get; }

    /// <summary>Earlier states, oldest first.</summary>
    public ImmutableArray<WorldHistoryEntry> History { get; }

    /// <summary>The whole document as read.</summary>
    public JsonObject Json { get; }

    /// <summary>The document as a transient state for predict.</summary>
    public WorldState ToWorldState() => WorldState.FromUntrusted(Json);

    /// <summary>Reads a stored document.</summary>
    /// <exception cref="WorldStateException">Anything missing, of another type or inconsistent; the message names the path.</exception>
    public static WorldDocument FromJson(JsonValue value, WorldStateLimits? limits = null) =>
        WorldDocumentReader.Read(value, limits ?? WorldStateLimits.Default);

    /// <summary>Checks that a predicted state still carries what a stored world needs: schema version, id, name and provider.</summary>
    /// <exception cref="WorldStateException">One of them is missing or changed; the message names it.</exception>
    public void CheckSuccessor(JsonObject predicted)
    {
        ArgumentNullException.ThrowIfNull(predicted);
        WorldDocument next = FromJson(predicted);
        if (next.Id != Id)
        {
            throw SceneFaults.State($"world.id must stay '{Id}', not '{next.Id}'.");
        }
    }
}
