using System.Globalization;
using WorldForge.IO;

namespace WorldForge.Bundles;

/// <summary>Makes one bundle: choose runs, judge and copy files, write the documents, look at everything once more, put it in its place.</summary>
internal sealed class BundleWriter
{
    private readonly BundleRequest _request;
    private readonly BundlePlaces _places;
    private readonly BundleScan _scan;
    private readonly bool _isIssue;
    private readonly int _workers;

    public BundleWriter(BundleRequest request, bool isIssue)
    {
        _request = request;
        _isIssue = isIssue;
        _places = new BundlePlaces(request);
        _scan = new BundleScan(_places.Machine);
        _workers = request.Workers ?? Environment.ProcessorCount;
    }

    public BundleResult Preview(string family, string name, CancellationToken cancellationToken) => new()
    {
        Manifest = Collect(target: null, cancellationToken),
        DisplayDirectory = _places.Roots.Display(_places.Output(_request, family, name)),
    };

    public async Task<BundleResult> WriteAsync(string family, string name, CancellationToken cancellationToken)
    {
        string output = _places.Output(_request, family, name);
        BundleSelection.Of(_places.Workspace, _request.Runs);
        using OutputFolder folder = OutputFolder.Begin(output, _places, _request.Overwrite);
        BundleManifest manifest = Collect(folder.Staged, cancellationToken);
        await BundleDocuments.WriteAsync(manifest, folder.Staged, cancellationToken).ConfigureAwait(false);
        FinalLook.Check(manifest, folder.Staged, _scan, _workers, cancellationToken);

        string archive = Path.TrimEndingDirectorySeparator(output) + BundleArchive.Suffix;
        bool zips = _request.Zip && manifest.SafeToAttach;
        if (zips)
        {
            await AtomicFile.WriteAsync(archive, (stream, token) => BundleArchive.WriteAsync(folder.Staged, manifest, stream, token), cancellationToken).ConfigureAwait(false);
        }

        cancellationToken.ThrowIfCancellationRequested();
        folder.Commit();
        return new BundleResult
        {
            Manifest = manifest,
            Directory = output,
            DisplayDirectory = _places.Roots.Display(output),
            DisplayArchive = zips ? _places.Roots.Display(archive) : null,
        };
    }

    private BundleManifest Collect(string? target, CancellationToken cancellationToken)
    {
        using var source = new BundleSource(_places, BundleSelection.Of(_places.Workspace, _request.Runs));
        using var copier = new BundleCopier(_scan, target);
        List<BundleFile> files = copier.Copy(source.Items(), _workers, cancellationToken);
        var manifest = new BundleManifest
        {
            GeneratedAt = _request.Time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'", CultureInfo.InvariantCulture),
            SourceWorkspace = source.WorkspaceDisplay,
            Runs = [.. source.Runs],
            Files = files,
            FixtureDigests = _request.IncludeFixtureDigests && !_isIssue ? PackagedResources.Digests() : Serialization.JsonList.Empty,
        };
        return _isIssue ? manifest with { FirstTriageStep = manifest.SafeToAttach ? IssueText.TriageOfSafe : IssueText.TriageOfUnsafe } : manifest;
    }
}
