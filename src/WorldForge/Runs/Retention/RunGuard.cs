using WorldForge.Runs.History;
using WorldForge.Serialization;

namespace WorldForge.Runs.Retention;

/// <summary>What protects a run from being removed, whatever its age.</summary>
/// <param name="store">The workspace.</param>
/// <param name="pins">The pinned runs.</param>
internal sealed class RunGuard(RunStore store, RunPins pins)
{
    private static readonly TimeSpan Young = TimeSpan.FromHours(24);

    private readonly DateTimeOffset _now = store.Time.GetUtcNow();

    public string? Pinned(RunId id) => pins.ReasonFor(id);

    /// <summary>Whether the run is under way: its process lives, or its manifest says so and it began less than a day ago.</summary>
    public bool IsRunning(RunId id, JsonObject? manifest)
    {
        bool saysRunning = manifest is not null && ManifestValues.Text(manifest, "status") == RunStatus.Running;
        return saysRunning && (_now - id.CreatedAt < Young || RunOwner.IsAlive(store.FullPath, id) == true);
    }
}
