using System.IO.Compression;
using WorldForge.IO;

namespace WorldForge.Bundles;

/// <summary>Writes a bundle as one archive: members sorted, times and permissions fixed, so that one bundle gives the same bytes again.</summary>
internal static class BundleArchive
{
    public const string Suffix = ".zip";

    private const int PlainFileMode = unchecked((int)0x81A40000); // a regular file, rw-r--r--

    // The earliest time that the format can hold.
    private static readonly DateTimeOffset Timestamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task WriteAsync(string folder, BundleManifest manifest, Stream output, CancellationToken cancellationToken)
    {
        string[] members = [.. manifest.Documents.Concat(manifest.Files.Where(static file => file.Included).Select(static file => file.Path)).Order(StringComparer.Ordinal)];
        using var archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        foreach (string member in members)
        {
            ZipArchiveEntry entry = archive.CreateEntry(member, CompressionLevel.Optimal);
            entry.LastWriteTime = Timestamp;
            entry.ExternalAttributes = PlainFileMode;
            using FileStream source = PlainFile.Open(Path.Join(folder, member), member);
            Stream target = await entry.OpenAsync(cancellationToken).ConfigureAwait(false);
            await using (target.ConfigureAwait(false))
            {
                await source.CopyToAsync(target, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
