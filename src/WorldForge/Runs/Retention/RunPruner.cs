using System.Globalization;
using WorldForge.Runs.History;
using WorldForge.Serialization;

namespace WorldForge.Runs.Retention;

/// <summary>Removes runs by a policy. A plan is a dry run; only applying it removes anything.</summary>
/// <param name="store">The workspace.</param>
public sealed class RunPruner(RunStore store)
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    private static readonly TimeSpan Young = TimeSpan.FromHours(24);

    private readonly RunStore _store = store ?? throw new ArgumentNullException(nameof(store));

    /// <summary>Folders or files outside the workspace whose citations pin runs too.</summary>
    /// <value>None by default.</value>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>Whether to move runs to <c>.trash/</c> of the workspace instead of deleting them.</summary>
    /// <value>False by default.</value>
    public bool ToTrash { get; init; }

    /// <summary>Judges every folder of the workspace; removes nothing.</summary>
    /// <exception cref="WorldForgeException">The workspace or its pins cannot be read.</exception>
    public RunPruneReport Plan(RetentionPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var guard = new RunGuard(_store, RunPins.Read(_store, Evidence));
        DateTimeOffset now = _store.Time.GetUtcNow();
        RunFolders folders = RunFolders.In(_store.FullRunsPath);
        IEnumerable<string> names = folders.Newest.Select(static id => id.ToString()).Concat(folders.Others).OrderDescending(StringComparer.Ordinal);
        var candidates = new List<RunPruneCandidate>();
        int selected = 0;
        foreach (string name in names)
        {
            JsonObject? manifest = RunPeek.At(_store.FullRunsPath, name).Manifest;
            string kind = manifest is null ? "" : ManifestValues.Text(manifest, "kind") ?? "";
            bool isSelected = policy.Selects(kind);
            selected += isSelected ? 1 : 0;
            DateTimeOffset? created = CreatedAt(name, manifest);
            (string action, string reason) = !isSelected ? (RunPruneCandidate.SkipFamily, "its kind is not selected")
                : selected <= policy.KeepLatest ? (RunPruneCandidate.SkipKeepLatest, "it is among the newest to keep")
                : Guarded(guard, name, manifest) ?? ByAge(policy, created, now);
            candidates.Add(new RunPruneCandidate
            {
                Name = name,
                RunDirectory = $"{_store.Display}/runs/{RunText.Observable.Redact(name)}",
                Kind = RunText.Observable.Redact(kind),
                CreatedAt = created?.ToString(TimeFormat, CultureInfo.InvariantCulture),
                SizeBytes = action == RunPruneCandidate.Delete ? RunRemoval.SizeOf(Path.Join(_store.FullRunsPath, name)) : 0,
                Action = action,
                Reason = reason,
            });
        }

        return new RunPruneReport
        {
            WorkspaceDirectory = _store.Display,
            Policy = policy,
            GeneratedAt = now.ToString(TimeFormat, CultureInfo.InvariantCulture),
            Candidates = [.. candidates],
        };
    }

    /// <summary>
    /// Removes the runs of a plan, under the lock of the workspace. The workspace is judged again first: only what the plan and
    /// the new judgement both remove is removed, so that a run which was begun, pinned or cited meanwhile stays.
    /// </summary>
    /// <returns>The plan, applied.</returns>
    /// <exception cref="WorldForgeException">The plan has been applied already, names something that is no folder inside
    /// <c>runs/</c>, the lock is taken, or the system refuses.</exception>
    public async Task<RunPruneReport> ApplyAsync(RunPruneReport plan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.IsApplied)
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, "This prune report has been applied already. First triage: make a new one.");
        }

        RunPruneCandidate[] planned = [.. plan.Deletions];
        if (planned.Length == 0 || !Directory.Exists(_store.FullRunsPath))
        {
            return plan with { IsApplied = true };
        }

        using WorkspaceLock held = await WorkspaceLock.TakeAsync(_store, "prune runs", cancellationToken).ConfigureAwait(false);
        var removal = new RunRemoval(_store, ToTrash);
        foreach (RunPruneCandidate candidate in planned)
        {
            removal.Check(candidate.Name);
        }

        HashSet<string> still = [.. Plan(plan.Policy).Deletions.Select(static candidate => candidate.Name)];
        foreach (RunPruneCandidate candidate in planned.Where(candidate => still.Contains(candidate.Name)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            _ = removal.Remove(candidate.Name);
        }

        return plan with { IsApplied = true };
    }

    private (string Action, string Reason)? Guarded(RunGuard guard, string name, JsonObject? manifest)
    {
        if (new DirectoryInfo(Path.Join(_store.FullRunsPath, name)).LinkTarget is not null)
        {
            return (RunPruneCandidate.Keep, "it is a link, not a folder of a run");
        }

        if (!RunId.TryParse(name, out RunId id))
        {
            return null;
        }

        return guard.Pinned(id) is { } reason ? (RunPruneCandidate.SkipPinned, reason)
            : guard.IsRunning(id, manifest) ? (RunPruneCandidate.SkipRunning, "it is under way")
            : null;
    }

    private static (string Action, string Reason) ByAge(RetentionPolicy policy, DateTimeOffset? created, DateTimeOffset now) =>
        policy.MaxAgeDays == 0 ? (RunPruneCandidate.Delete, "removal without regard to age was asked for")
        : created is not { } begun ? (RunPruneCandidate.SkipYoung, "its age is unknown")
        : now - begun < Young ? (RunPruneCandidate.SkipYoung, "it is less than a day old; a limit of 0 days overrides this")
        : (now - begun).TotalDays >= policy.MaxAgeDays ? (RunPruneCandidate.Delete, string.Create(CultureInfo.InvariantCulture, $"it is older than {policy.MaxAgeDays} days"))
        : (RunPruneCandidate.Keep, string.Create(CultureInfo.InvariantCulture, $"it is younger than {policy.MaxAgeDays} days"));

    private static DateTimeOffset? CreatedAt(string name, JsonObject? manifest)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        string? text = manifest is null ? null : ManifestValues.Text(manifest, "created_at");
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out DateTimeOffset stated) ? stated
            : RunId.TryParse(name, out RunId id) ? id.CreatedAt
            : null;
    }
}
