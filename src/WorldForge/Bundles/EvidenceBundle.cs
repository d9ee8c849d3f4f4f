using System.Globalization;

namespace WorldForge.Bundles;

/// <summary>
/// Copies the evidence of runs into one folder that may leave the machine, with a manifest that gives a digest for every file in it and
/// a reason for every file left out. Nothing is uploaded and no provider is called.
/// </summary>
public static class EvidenceBundle
{
    /// <summary>Writes a bundle. It appears at its place whole or not at all.</summary>
    /// <exception cref="WorldForgeException">There is no run, a manifest cannot be read, the output may not be written, or the final look found something.</exception>
    public static Task<BundleResult> WriteAsync(BundleRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new BundleWriter(request, isIssue: false).WriteAsync("evidence-bundles", Name(request), cancellationToken);
    }

    /// <summary>Decides on every file and writes nothing.</summary>
    /// <exception cref="WorldForgeException">There is no run, or a manifest cannot be read.</exception>
    public static BundleResult Preview(BundleRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new BundleWriter(request, isIssue: false).Preview("evidence-bundles", Name(request), cancellationToken);
    }

    private static string Name(BundleRequest request) => request.Time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
}
