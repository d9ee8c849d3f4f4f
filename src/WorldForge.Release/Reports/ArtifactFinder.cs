using System.Collections.Immutable;
using WorldForge.IO;
using WorldForge.Serialization;

namespace WorldForge.Release.Reports;

/// <summary>Finds the artifacts that evidence points to and takes their digests.</summary>
internal sealed class ArtifactFinder(string root)
{
    /// <summary>Explicit files first and in the operator's order, then what is found, sorted; each file once.</summary>
    public async Task<ImmutableArray<ArtifactReference>> ResolveAsync(IEnumerable<string> named, IEnumerable<string> found, CancellationToken cancellationToken)
    {
        var references = ImmutableArray.CreateBuilder<ArtifactReference>();
        var paths = named.Select(path => Path.GetFullPath(path, root)).Concat(found.Order(StringComparer.Ordinal)).Distinct(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            references.Add(await ReferenceAsync(path, cancellationToken).ConfigureAwait(false));
        }

        return references.ToImmutable();
    }

    /// <summary>The distributions, bundles, audits and bills of materials of this repository.</summary>
    public IEnumerable<string> ReleaseArtifacts() =>
    [
        .. Files("dist", "*"),
        .. Folders(".worldforge/evidence-bundles").SelectMany(folder => Files(folder, "evidence_manifest.json")),
        .. Files(".worldforge/dependency-audit", "dependency-audit.*"),
        .. Files(".worldforge/sbom", "*.cdx.json"),
    ];

    /// <summary>The preserved reports of benchmarks and evaluations.</summary>
    public IEnumerable<string> BenchmarkArtifacts() => Files(".worldforge/reports", "*.json");

    /// <summary>The manifests of preserved runs.</summary>
    public IEnumerable<string> RunManifests() => Folders(".worldforge/runs").SelectMany(folder => Files(folder, "run_manifest.json"));

    /// <summary>The digest and size of a file; both null when it cannot be read as a file.</summary>
    public async Task<ArtifactReference> ReferenceAsync(string path, CancellationToken cancellationToken)
    {
        var full = Path.GetFullPath(path, root);
        var file = new FileInfo(full);
        var readable = file.Exists;
        return new ArtifactReference
        {
            Path = HostPathDisplay.Display(full, root),
            Inside = RealPath.IsInside(root, full),
            Sha256 = readable ? (await Sha256Digest.OfFileAsync(full, cancellationToken).ConfigureAwait(false)).ToString() : null,
            SizeBytes = readable ? file.Length : null,
        };
    }

    private IEnumerable<string> Folders(string folder) =>
        Directory.Exists(Path.Combine(root, folder)) ? Directory.EnumerateDirectories(Path.Combine(root, folder)) : [];

    private IEnumerable<string> Files(string folder, string pattern)
    {
        var path = Path.Combine(root, folder);
        return Directory.Exists(path)
            ? Directory.EnumerateFiles(path, pattern, new EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint, MatchType = MatchType.Simple })
                .Where(file => !Path.GetFileName(file).StartsWith('.'))
            : [];
    }
}
