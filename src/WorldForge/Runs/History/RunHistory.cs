
namespace WorldForge.Runs.History;

/// <summary>
/// The runs of a workspace, newest first. Nothing is written but a cache beside the runs, and nothing fails because of it. Reading
/// a workspace of a hundred thousand runs takes constant memory.
/// </summary>
/// <param name="store">The workspace; it need not exist.</param>
public sealed class RunHistory(RunStore store)
{
    private const int FirstBatch = 32;
    private const int LargestBatch = 2048;

    private readonly RunStore _store = store ?? throw new ArgumentNullException(nameof(store));

    /// <summary>Whether what filters look at may be remembered in <c>.index/</c> of the workspace.</summary>
    /// <value>True by default.</value>
    public bool UseCache { get; init; } = true;

    /// <summary>The workspace.</summary>
    public RunStore Store => _store;

    /// <summary>The runs that pass a filter, read as they are asked for. Folders without a readable manifest are passed over.</summary>
    /// <param name="filter">Which runs to list.</param>
    /// <param name="limit">The most runs to list; all when null.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="WorldForgeException">The workspace cannot be listed.</exception>
    public IEnumerable<RunRecord> List(RunFilter filter, int? limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        RunFolders folders = RunFolders.In(_store.FullRunsPath);
        IReadOnlyList<RunId> ids = filter.CreatedFrom is null && filter.CreatedTo is null ? folders.Newest : [.. folders.Newest.Where(filter.Spans)];
        return Views(ids, folders.Newest, filter, cancellationToken)
            .Select(static view => view.Record)
            .OfType<RunRecord>()
            .Take(limit ?? int.MaxValue);
    }

    /// <summary>Goes through all folders of the workspace once, newest run first, and calls back for what it finds.</summary>
    /// <param name="filter">Which runs to report; issues are reported whatever it says.</param>
    /// <param name="entry">Takes each run that passes.</param>
    /// <param name="issue">Takes each folder that is no readable run.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="WorldForgeException">The workspace cannot be listed.</exception>
    public void Visit(RunFilter filter, Action<RunRecord> entry, Action<RunIssue> issue, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(issue);
        RunFolders folders = RunFolders.In(_store.FullRunsPath);
        foreach (RunView view in Views(folders.Newest, folders.Newest, filter, cancellationToken))
        {
            if (view.Record is { } record)
            {
                entry(record);
            }
            else if (view.Issue is { } found)
            {
                issue(found);
            }
        }

        foreach (string name in folders.Others)
        {
            issue(Misnamed(name));
        }
    }

    /// <summary>One run with its artifacts.</summary>
    /// <exception cref="WorldForgeException">There is no such run, or its manifest is not readable.</exception>
    public RunDetails Find(RunId id)
    {
        string folder = Path.Join(_store.FullRunsPath, id.ToString());
        if (!Directory.Exists(folder))
        {
            throw new WorldForgeException(FaultCodes.PathMissing, $"There is no run {id} in this workspace.");
        }

        var peek = RunPeek.At(_store.FullRunsPath, id.ToString());
        if (peek.Manifest is not { } manifest)
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, $"The run {id} is not readable: {peek.Reason}. {peek.Detail}");
        }

        var factory = new RunRecordFactory(_store);
        return RunDetails.Of(factory.Record(id, manifest, factory.Facts(id, manifest)), folder, manifest);
    }

    private IEnumerable<RunView> Views(IReadOnlyList<RunId> ids, IReadOnlyList<RunId> present, RunFilter filter, CancellationToken cancellationToken)
    {
        var factory = new RunRecordFactory(_store);
        using RunIndexCache? cache = UseCache && filter.LooksInside ? RunIndexCache.Open(_store, present.Count) : null;
        try
        {
            int size = FirstBatch;
            for (int start = 0; start < ids.Count; start += size, size = Math.Min(size * 2, LargestBatch))
            {
                var batch = new RunView[Math.Min(size, ids.Count - start)];
                int first = start;
                Parallel.For(
                    0, batch.Length, new ParallelOptions { CancellationToken = cancellationToken }, at => batch[at] = View(ids[first + at], filter, factory, cache));
                foreach (RunView view in batch)
                {
                    yield return view;
                }
            }
        }
        finally
        {
            cache?.Save(present);
        }
    }

    private RunView View(RunId id, RunFilter filter, RunRecordFactory factory, RunIndexCache? cache)
    {
        if (cache?.Find(id) is { } remembered && !filter.Matches(remembered))
        {
            return default;
        }

        string name = id.ToString();
        var peek = RunPeek.At(_store.FullRunsPath, name);
        if (peek.Manifest is not { } manifest)
        {
            return new RunView(null, new RunIssue(Shown(name), peek.Reason!, peek.Detail!));
        }

        RunFacts facts = factory.Facts(id, manifest);
        cache?.Add(id, peek.Status, facts);
        return filter.Matches(facts) ? new RunView(factory.Record(id, manifest, facts), null) : default;
    }

    private RunIssue Misnamed(string name)
    {
        var peek = RunPeek.At(_store.FullRunsPath, name);
        return new RunIssue(
            Shown(RunText.Observable.Redact(name)),
            peek.Reason ?? RunIssue.Unreadable,
            peek.Detail ?? "The folder's name is no run id. First triage: worldforge runs doctor.");
    }

    private string Shown(string name) => $"{_store.Display}/runs/{name}";

    private readonly record struct RunView(RunRecord? Record, RunIssue? Issue);
}
