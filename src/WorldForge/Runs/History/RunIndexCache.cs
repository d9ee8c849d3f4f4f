using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.Win32.SafeHandles;
using WorldForge.IO;

namespace WorldForge.Runs.History;

/// <summary>
/// Remembers what filters look at, so that a run that does not pass need not be read again. A remembered row counts only while the
/// manifest is, by the system's word, the very file that was read; what is shown is always read from the manifest. Losing the
/// cache costs time and nothing else. Used on Linux, where the system tells the time of the last change.
/// </summary>
internal sealed class RunIndexCache : IDisposable
{
    private const int FewestRuns = 500;
    private const int FewestNews = 64;

    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);

    private readonly SafeFileHandle _runs;
    private readonly string _file;
    private readonly long _settledBefore;
    private readonly Dictionary<RunId, RunCacheRow> _known;
    private readonly ConcurrentDictionary<RunId, RunCacheRow> _news = [];
    private readonly ConcurrentDictionary<string, RunFacts> _distinct = new(StringComparer.Ordinal);

    private RunIndexCache(SafeFileHandle runs, string file, DateTimeOffset now)
    {
        _runs = runs;
        _file = file;
        _settledBefore = (now - Settled - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;
        _known = RunCacheFile.Read(file);
    }

    /// <summary>Opens the cache of a workspace; null where it cannot help.</summary>
    /// <param name="store">The workspace.</param>
    /// <param name="runs">How many runs there are.</param>
    [SuppressMessage("Reliability", "CA2000", Justification = "The folder belongs to the returned cache, which disposes of it.")]
    public static RunIndexCache? Open(RunStore store, int runs)
    {
        if (runs < FewestRuns || !OperatingSystem.IsLinux() || LinuxStatus.OpenFolder(store.FullRunsPath) is not { } folder)
        {
            return null;
        }

        return new RunIndexCache(folder, Path.Join(store.FullPath, ".index", "runs.v1.jsonl"), store.Time.GetUtcNow());
    }

    /// <summary>What is remembered of a run whose manifest has not changed since.</summary>
    public RunFacts? Find(RunId id)
    {
        if (!_known.TryGetValue(id, out RunCacheRow row))
        {
            return null;
        }

        Span<byte> path = stackalloc byte[RunId.Length + RunWorkspaceManifest.FileName.Length + 2];
        Encoding.ASCII.GetBytes(id.ToString(), path);
        path[RunId.Length] = (byte)'/';
        Encoding.ASCII.GetBytes(RunWorkspaceManifest.FileName, path[(RunId.Length + 1)..]);
        path[^1] = 0;
        return LinuxStatus.TryRead(_runs, path, out LinuxStatus status) && status.IsRegularFile && RunSignature.Of(in status) == row.Signature
            ? row.Facts
            : null;
    }

    /// <summary>Remembers a run. Not those that run, whose state depends on the clock; not those that changed a moment ago, since
    /// a further change could fall into the same tick of the file system's clock.</summary>
    public void Add(RunId id, in LinuxStatus status, RunFacts facts)
    {
        bool isPlain = facts.Created == DateOnly.FromDateTime(id.CreatedAt.UtcDateTime) && facts.Status is not (RunStatus.Running or RunStatus.Stale);
        if (isPlain && status.Inode != 0 && status.ChangedTicks < _settledBefore)
        {
            // Runs are much alike: a workspace of many runs has few different facts.
            _news[id] = new RunCacheRow(RunSignature.Of(in status), _distinct.GetOrAdd(facts.Key, facts));
        }
    }

    /// <summary>Keeps what was learned, when it is worth a write. A failure is passed over: the next reader reads the manifests.</summary>
    /// <param name="present">The runs that exist.</param>
    public void Save(IReadOnlyList<RunId> present)
    {
        if (_news.Count < Math.Max(FewestNews, present.Count / 100))
        {
            return;
        }

        var rows = new List<KeyValuePair<RunId, RunCacheRow>>(present.Count);
        foreach (RunId id in present)
        {
            if (_news.TryGetValue(id, out RunCacheRow row) || _known.TryGetValue(id, out row))
            {
                rows.Add(KeyValuePair.Create(id, row));
            }
        }

        RunCacheFile.TryWrite(_file, rows);
    }

    public void Dispose() => _runs.Dispose();
}
