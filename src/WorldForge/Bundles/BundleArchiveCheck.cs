using System.IO.Compression;
using WorldForge.IO;
using WorldForge.Serialization;

namespace WorldForge.Bundles;

/// <summary>Verifies a bundle inside an archive without unpacking it: names, kinds and sizes of members are judged before any is read.</summary>
internal static class BundleArchiveCheck
{
    private const int FileKindMask = 0xF000;
    private const int RegularFile = 0x8000;
    private const int MostMembers = 1_000_000;

    public static async Task<BundleVerification> VerifyAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            using FileStream file = PlainFile.Open(path, Path.GetFileName(path));
            using var archive = new ZipArchive(file, ZipArchiveMode.Read);
            BundleProblem[] hostile = [.. Hostile(archive)];
            if (hostile.Length > 0)
            {
                return new BundleVerification { Problems = [.. hostile] };
            }

            if (archive.GetEntry(BundleManifest.FileName) is not { } entry)
            {
                return new BundleVerification { Problems = [new BundleProblem(BundleManifest.FileName, "is missing")] };
            }

            byte[] manifest = await ReadAsync(entry, cancellationToken).ConfigureAwait(false);
            return BundleVerifier.Judge(manifest, listing => Check(archive, listing, cancellationToken));
        }
        catch (InvalidDataException)
        {
            return new BundleVerification { Problems = [new BundleProblem(Path.GetFileName(path), "is not a sound archive")] };
        }
        catch (WorldForgeException fault) when (fault.Code == FaultCodes.JsonLimit)
        {
            return BundleVerifier.Unreadable(fault, digest: null);
        }
    }

    private static IEnumerable<BundleProblem> Hostile(ZipArchive archive)
    {
        if (archive.Entries.Count > MostMembers)
        {
            yield return new BundleProblem("archive", "has too many members");
            yield break;
        }

        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            int kind = (entry.ExternalAttributes >> 16) & FileKindMask;
            string? problem = !WorkspacePath.TryParse(entry.FullName, out WorkspacePath name) || name.IsRoot ? "is not a safe relative path"
                : !seen.Add(entry.FullName) ? "stands in the archive twice"
                : kind is not (0 or RegularFile) ? "is not a regular file"
                : entry.IsEncrypted ? "is encrypted"
                : null;
            if (problem is not null)
            {
                yield return new BundleProblem(entry.FullName.Length > 200 ? entry.FullName[..200] : entry.FullName, problem);
            }
        }
    }

    private static List<BundleProblem> Check(ZipArchive archive, BundleListing listing, CancellationToken cancellationToken)
    {
        var members = archive.Entries.ToDictionary(static entry => entry.FullName, StringComparer.Ordinal);
        var problems = new List<BundleProblem>();
        foreach (BundleFile file in listing.Files.Where(static file => file.Included))
        {
            if (!members.Remove(file.Path, out ZipArchiveEntry? entry))
            {
                problems.Add(new BundleProblem(file.Path, "is missing"));
            }
            else if (Problem(entry, file, cancellationToken) is { } problem)
            {
                problems.Add(new BundleProblem(file.Path, problem));
            }
        }

        problems.AddRange(listing.Documents.Where(document => !members.Remove(document)).Select(static document => new BundleProblem(document, "is missing")));
        problems.AddRange(members.Keys.Select(static name => new BundleProblem(name, "is not listed in the manifest")));
        problems.Sort(static (left, right) => string.CompareOrdinal(left.Path, right.Path));
        return problems;
    }

    private static string? Problem(ZipArchiveEntry entry, BundleFile file, CancellationToken cancellationToken)
    {
        if (entry.Length != file.SizeBytes)
        {
            return "has another size than the manifest says";
        }

        using Stream content = entry.Open();
        (Sha256Digest digest, bool isWhole) = BoundedDigest.Of(content, entry.Length, cancellationToken);
        return !isWhole ? "unpacks to another size than it says"
            : digest != file.Sha256 ? "has another digest than the manifest says"
            : null;
    }

    private static async Task<byte[]> ReadAsync(ZipArchiveEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Length > BundleListing.Limits.MaxBytes)
        {
            throw new WorldForgeException(FaultCodes.JsonLimit, "The manifest in the archive is too large.");
        }

        byte[] content = new byte[entry.Length];
        Stream stream = await entry.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            int read = await stream.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            return read == content.Length ? content : content[..read];
        }
    }
}
