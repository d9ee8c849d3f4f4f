using WorldForge.Redaction;
using WorldForge.Runs;
using WorldForge.Serialization;

namespace WorldForge.Bundles;

/// <summary>Everything that may go into a bundle, run after run. The walk is lazy: files are judged while later folders are still listed.</summary>
internal sealed class BundleSource : IDisposable
{
    private readonly IReadOnlyList<RunId> _ids;
    private readonly SourceFolder _runs;
    private readonly HostRoots _machine;
    private readonly BundleNames _names;
    private readonly ReferencedFiles _references;
    private readonly List<BundleRun> _records = [];

    /// <param name="places">The folders of the request.</param>
    /// <param name="ids">The runs, each with a folder.</param>
    public BundleSource(BundlePlaces places, IReadOnlyList<RunId> ids)
    {
        _ids = ids;
        _machine = places.Machine;
        _names = new BundleNames(_machine);
        _runs = new SourceFolder(Path.Join(places.Workspace, "runs"));
        _references = new ReferencedFiles(places.Roots, _names, _runs.Root, ids.ToHashSet());
        WorkspaceDisplay = places.Roots.Display(places.Workspace);
    }

    /// <summary>The workspace as it may be shown.</summary>
    public string WorkspaceDisplay { get; }

    /// <summary>What is said of the runs that were walked so far.</summary>
    public IReadOnlyList<BundleRun> Runs => _records;

    /// <summary>All items; to be walked once.</summary>
    /// <exception cref="WorldForgeException">The manifest of a run is missing or is no JSON object.</exception>
    public IEnumerable<SourceItem> Items() => _ids.SelectMany(OfRun);

    public void Dispose()
    {
        _references.Dispose();
        _runs.Dispose();
    }

    private IEnumerable<SourceItem> OfRun(RunId id)
    {
        string prefix = $"runs/{id}";
        JsonObject manifest = JsonSource.Read(_runs, $"{id}/{RunWorkspaceManifest.FileName}", out string? problem) as JsonObject
            ?? throw new WorldForgeException(
                BundleFaultCodes.RunInvalid,
                $"The manifest of run {id} cannot be used: {problem ?? "is no JSON object"}. First triage: worldforge runs doctor, then bundle again.");
        _records.Add(BundleRun.Of(id, manifest, Shown(prefix), _machine));

        var reports = new List<string>();
        foreach (SourceItem item in new RunFiles(_runs, id.ToString(), _names, Shown).Items())
        {
            if (item.Problem is null && IsReport(item.Path.AsSpan(prefix.Length)))
            {
                reports.Add(item.Relative);
            }

            yield return item;
        }

        foreach (SourceItem item in ArtifactReferences.Dangling(manifest, Path.Join(_runs.Root, id.ToString()), _names, prefix))
        {
            yield return item;
        }

        foreach (string report in reports)
        {
            IEnumerable<(string Kind, string Path)> named = JsonSource.Read(_runs, report, out _) is JsonObject document ? ReportReferences.Of(document) : [];
            foreach ((string kind, string path) in named)
            {
                if (_references.Find(id, kind, path) is { } item)
                {
                    yield return item;
                }
            }
        }
    }

    private static bool IsReport(ReadOnlySpan<char> path) =>
        path.StartsWith("/reports/", StringComparison.Ordinal) && path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    private string Shown(string path) => WorkspaceDisplay switch
    {
        "." => path,
        ['<', ..] => SourceRoots.Local(Path.GetFileName(path)),
        _ => $"{WorkspaceDisplay}/{path}",
    };
}
