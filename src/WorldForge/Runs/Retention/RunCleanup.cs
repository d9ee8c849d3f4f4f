using WorldForge.Runs.History;
using WorldForge.Validation;

namespace WorldForge.Runs.Retention;

/// <summary>Keeps the newest runs of a workspace and removes the others. Only folders with a readable manifest count.</summary>
/// <param name="store">The workspace.</param>
public sealed class RunCleanup(RunStore store)
{
    private readonly RunStore _store = store ?? throw new ArgumentNullException(nameof(store));

    /// <summary>Folders or files outside the workspace whose citations pin runs too.</summary>
    /// <value>None by default.</value>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>Whether to move runs to <c>.trash/</c> of the workspace instead of deleting them.</summary>
    /// <value>False by default.</value>
    public bool ToTrash { get; init; }

    /// <summary>Says what would be removed; removes nothing.</summary>
    /// <param name="keep">How many runs to keep; at least 0.</param>
    /// <exception cref="WorldForgeException"><paramref name="keep"/> is negative, or the workspace or its pins cannot be read.</exception>
    public RunCleanupReport Preview(int keep) => Select(keep) with { IsDryRun = true };

    /// <summary>Removes what <see cref="Preview"/> would name now, under the lock of the workspace.</summary>
    /// <param name="keep">How many runs to keep; at least 0.</param>
    /// <param name="cancellationToken">Stops between two runs.</param>
    /// <exception cref="WorldForgeException"><paramref name="keep"/> is negative, the lock is taken, or the system refuses.</exception>
    public async Task<RunCleanupReport> RemoveAsync(int keep, CancellationToken cancellationToken)
    {
        _ = Check.NonNegativeInt(keep, "keep");
        if (!Directory.Exists(_store.FullRunsPath))
        {
            return Select(keep);
        }

        using WorkspaceLock held = await WorkspaceLock.TakeAsync(_store, "clean up runs", cancellationToken).ConfigureAwait(false);
        RunCleanupReport report = Select(keep);
        var removal = new RunRemoval(_store, ToTrash);
        int removed = 0;
        foreach (RunId id in report.Selected)
        {
            cancellationToken.ThrowIfCancellationRequested();
            removed += removal.Remove(id.ToString()) ? 1 : 0;
        }

        return report with { RemovedCount = removed };
    }

    private RunCleanupReport Select(int keep)
    {
        _ = Check.NonNegativeInt(keep, "keep");
        var guard = new RunGuard(_store, RunPins.Read(_store, Evidence));
        var selected = new List<RunId>();
        var guarded = new List<KeyValuePair<RunId, string>>();
        int readable = 0;
        long bytes = 0;
        foreach (RunId id in RunFolders.In(_store.FullRunsPath).Newest)
        {
            if (RunPeek.At(_store.FullRunsPath, id.ToString()).Manifest is not { } manifest || ++readable <= keep)
            {
                continue;
            }

            if ((guard.Pinned(id) ?? (guard.IsRunning(id, manifest) ? "under way" : null)) is { } reason)
            {
                guarded.Add(new(id, reason));
                continue;
            }

            selected.Add(id);
            bytes += RunRemoval.SizeOf(Path.Join(_store.FullRunsPath, id.ToString()));
        }

        return new RunCleanupReport { Display = _store.Display, Selected = [.. selected], Protected = [.. guarded], SelectedBytes = bytes };
    }
}
