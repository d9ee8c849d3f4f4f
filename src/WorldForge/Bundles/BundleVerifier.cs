using WorldForge.IO;
using WorldForge.Serialization;

namespace WorldForge.Bundles;

/// <summary>
/// Tells whether a bundle is what its manifest says: every included file has its digest and size, nothing else is there, and the
/// manifest does not contradict itself. A bundle is data from a stranger: no link is followed, no member of an archive is unpacked.
/// </summary>
public static class BundleVerifier
{
    /// <summary>Verifies a folder or a <c>.zip</c> archive.</summary>
    /// <param name="path">The bundle.</param>
    /// <param name="workers">How many files are read at the same time; one per processor when null.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>What was found; a bundle that is not as its manifest says is a result, not an error.</returns>
    /// <exception cref="WorldForgeException">There is no bundle at the path.</exception>
    public static Task<BundleVerification> VerifyAsync(string path, int? workers = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        int count = Math.Max(1, workers ?? Environment.ProcessorCount);
        return File.Exists(path) ? BundleArchiveCheck.VerifyAsync(path, cancellationToken)
            : Directory.Exists(path) ? Task.Run(() => Folder(path, count, cancellationToken), cancellationToken)
            : throw new WorldForgeException(
                FaultCodes.PathMissing,
                "There is no bundle folder or archive at the path. First triage: check the path; bundles lie in evidence-bundles/ and issue-bundles/ of a workspace.");
    }

    private static BundleVerification Folder(string path, int workers, CancellationToken cancellationToken)
    {
        byte[] manifest;
        try
        {
            manifest = PlainFile.Read(Path.Join(path, BundleManifest.FileName), BundleManifest.FileName, BundleListing.Limits.MaxBytes);
        }
        catch (WorldForgeException fault)
        {
            return Unreadable(fault, digest: null);
        }

        return Judge(manifest, listing => BundleContents.Check(path, listing, workers, cancellationToken));
    }

    internal static BundleVerification Judge(byte[] manifest, Func<BundleListing, IReadOnlyList<BundleProblem>> check)
    {
        Sha256Digest digest = Sha256Digest.Of(manifest);
        BundleListing listing;
        try
        {
            listing = BundleListing.Read(StrictJson.Parse(manifest, BundleListing.Limits));
        }
        catch (WorldForgeException fault)
        {
            return Unreadable(fault, digest);
        }

        int included = listing.Files.Count(static file => file.Included);
        return new BundleVerification
        {
            Problems = [.. check(listing)],
            IncludedCount = included,
            ExcludedCount = listing.Files.Count - included,
            SafeToAttach = listing.SafeToAttach,
            ManifestDigest = digest,
        };
    }

    internal static BundleVerification Unreadable(WorldForgeException fault, Sha256Digest? digest) => new()
    {
        Problems = [new BundleProblem(BundleManifest.FileName, fault.Message)],
        ManifestDigest = digest,
    };
}
