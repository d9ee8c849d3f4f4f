using System.IO.Compression;
using System.Xml;
using WorldForge.Release.Gates.PackageContract;

namespace WorldForge.Release.Gates.Sbom;

/// <summary>A package file, opened: what it says of itself and the entries that were asked for.</summary>
internal sealed record PackageContent
{
    /// <summary>More than this per entry is refused unread.</summary>
    private const int EntryLimit = 64 * 1024 * 1024;

    public PackageMetadata? Metadata { get; private init; }

    public IReadOnlyList<HashedFile> Files { get; private init; } = [];

    /// <summary>Why it could not be read; null when it could.</summary>
    public string? Problem { get; private init; }

    /// <summary>Opens a package; bytes that are none are a fact.</summary>
    /// <param name="package">The bytes of the package file.</param>
    /// <param name="wanted">Which entries to hash, by their full name.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<PackageContent> ReadAsync(byte[] package, Func<string, bool> wanted, CancellationToken cancellationToken)
    {
        try
        {
            using var stream = new MemoryStream(package, writable: false);
            var archive = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancellationToken).ConfigureAwait(false);
            await using (archive.ConfigureAwait(false))
            {
                return await ReadAsync(archive, wanted, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or XmlException)
        {
            return new PackageContent { Problem = exception.Message };
        }
    }

    private static async Task<PackageContent> ReadAsync(ZipArchive archive, Func<string, bool> wanted, CancellationToken cancellationToken)
    {
        PackageMetadata? metadata = null;
        List<HashedFile> files = [];
        foreach (var entry in archive.Entries.Where(entry => !entry.FullName.EndsWith('/')))
        {
            var isManifest = entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal) && !entry.FullName.Contains('/', StringComparison.Ordinal);
            if (!isManifest && !wanted(entry.FullName))
            {
                continue;
            }

            var bytes = await BytesAsync(entry, cancellationToken).ConfigureAwait(false);
            if (isManifest)
            {
                using var manifest = new MemoryStream(bytes, writable: false);
                metadata = ManifestReader.Manifest(manifest);
            }

            if (wanted(entry.FullName))
            {
                files.Add(HashedFileReader.Read(entry.FullName, bytes));
            }
        }

        return new PackageContent
        {
            Metadata = metadata,
            Files = [.. files.OrderBy(file => file.Entry, StringComparer.Ordinal)],
            Problem = metadata is null ? "There is no manifest." : null,
        };
    }

    private static async Task<byte[]> BytesAsync(ZipArchiveEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Length > EntryLimit)
        {
            throw new InvalidDataException($"The entry {entry.FullName} has {entry.Length} bytes; at most {EntryLimit} are read.");
        }

        var bytes = new byte[entry.Length];
        var stream = await entry.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            await stream.ReadExactlyAsync(bytes, cancellationToken).ConfigureAwait(false);
        }

        return bytes;
    }
}
