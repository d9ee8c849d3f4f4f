using WorldForge.IO;
using WorldForge.Runs;

namespace WorldForge.Bundles;

/// <summary>Finds the files that reports refer to, each once for a whole bundle.</summary>
internal sealed class ReferencedFiles(SourceRoots roots, BundleNames names, string runsRoot, IReadOnlySet<RunId> runs) : IDisposable
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SourceFolder> _folders = new(StringComparer.Ordinal);

    /// <summary>The item of one reference; null when there is nothing to add.</summary>
    public SourceItem? Find(RunId run, string kind, string reference)
    {
        string place = ReportReferences.FolderOf(kind);
        return PackagedResources.NameOf(reference) is { } resource ? Resource(place, kind, resource)
            : roots.Find(reference, out string problem) is { } found ? File(place, kind, found.Real, found.Relative)
            : kind == BundleFileKind.DatasetManifest ? null
            : SourceItem.Missing($"{place}/{run}/{kind}.json", SourceRoots.Local(names.Shown(Path.GetFileName(reference))), kind, problem);
    }

    public void Dispose()
    {
        foreach (SourceFolder folder in _folders.Values)
        {
            folder.Dispose();
        }
    }

    private SourceItem? Resource(string place, string kind, string name)
    {
        string source = PackagedResources.Folder + names.Shown(name);
        string path = $"{place}/{source}";
        return !_taken.Add(path) ? null
            : PackagedResources.Read(name) is { } content ? new SourceItem(null, name, path, source, kind, Content: content)
            : SourceItem.Missing(path, source, kind, BundleReasons.ResourceMissing);
    }

    private SourceItem? File(string place, string kind, string real, string relative)
    {
        if (!_taken.Add(real) || IsOfRun(real))
        {
            return null;
        }

        string[] segments = relative.Split('/');
        string shown = $"{place}/{string.Join('/', segments.Select(names.Shown))}";
        if (segments.Select(names.Problem).FirstOrDefault(static problem => problem is not null) is { } problem)
        {
            return SourceItem.Missing(shown, SourceRoots.Local(names.Shown(segments[^1])), kind, problem);
        }

        string root = roots.RootOf(real);
        if (!_folders.TryGetValue(root, out SourceFolder? folder))
        {
            _folders[root] = folder = new SourceFolder(root);
        }

        return new SourceItem(folder, relative, shown, relative, kind);
    }

    // A file of a run is copied with its run.
    private bool IsOfRun(string real) =>
        RealPath.IsBelowResolved(runsRoot, real)
        && RunId.TryParse(Path.GetRelativePath(runsRoot, real).Split(Path.DirectorySeparatorChar)[0], out RunId id)
        && runs.Contains(id);
}
