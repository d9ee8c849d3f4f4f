using System.IO.Compression;

namespace WorldForge.Release.Audit;

/// <summary>
/// A pinned copy of advisory data in a folder: either the files of a NuGet vulnerability resource (an <c>index.json</c> and its pages),
/// or an export of OSV records (a folder of JSON files, or one ZIP file with them). The form is recognised by what is there.
/// </summary>
public sealed class OfflineAdvisoryDatabase : IVulnerabilitySource
{
    private readonly string _path;

    /// <summary>Names a database.</summary>
    /// <param name="path">A folder, or an OSV ZIP file.</param>
    public OfflineAdvisoryDatabase(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        _path = path;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<VulnerabilitySourceAnswer>> ReadAsync(IReadOnlyCollection<string> packageIds, string root, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(packageIds);
        var wanted = packageIds.ToHashSet(StringComparer.OrdinalIgnoreCase);
        try
        {
            return [await ReadAsync(wanted, cancellationToken).ConfigureAwait(false)];
        }
        catch (AdvisoryDataException exception)
        {
            return [Without(exception.Format, exception.Message)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return [Without("unreadable", "The files of the database cannot be read.")];
        }
    }

    private async Task<VulnerabilitySourceAnswer> ReadAsync(HashSet<string> wanted, CancellationToken cancellationToken)
    {
        if (File.Exists(_path))
        {
            return await OsvArchiveAsync(_path, wanted, cancellationToken).ConfigureAwait(false);
        }

        if (!Directory.Exists(_path))
        {
            throw new AdvisoryDataException("missing", "The advisory database is not there; pass a folder, or an OSV ZIP file.");
        }

        var files = Directory.GetFiles(_path).OrderBy(Path.GetFileName, StringComparer.Ordinal).ToList();
        var archives = files.Where(file => Path.GetExtension(file) == ".zip").ToList();
        var documents = files.Where(file => Path.GetExtension(file) == ".json").ToList();
        return (documents, archives) switch
        {
            _ when documents.Any(file => Path.GetFileName(file) == NuGetVulnerabilityFiles.IndexName) => await NuGetVulnerabilityFiles.ReadAsync(_path, wanted, cancellationToken).ConfigureAwait(false),
            ({ Count: 0 }, [var archive]) => await OsvArchiveAsync(archive, wanted, cancellationToken).ConfigureAwait(false),
            ({ Count: > 0 }, []) => await OsvFolderAsync(documents, wanted, cancellationToken).ConfigureAwait(false),
            _ => throw new AdvisoryDataException("unknown", "Expected an index.json with its pages, OSV records as *.json, or one OSV ZIP file."),
        };
    }

    private static async Task<VulnerabilitySourceAnswer> OsvFolderAsync(IEnumerable<string> files, HashSet<string> wanted, CancellationToken cancellationToken)
    {
        var export = new OsvExport(wanted);
        foreach (var file in files)
        {
            export.Add(Path.GetFileName(file), await File.ReadAllBytesAsync(file, cancellationToken).ConfigureAwait(false));
        }

        return export.Answer();
    }

    private static async Task<VulnerabilitySourceAnswer> OsvArchiveAsync(string file, HashSet<string> wanted, CancellationToken cancellationToken)
    {
        var export = new OsvExport(wanted);
        var archive = await ZipFile.OpenReadAsync(file, cancellationToken).ConfigureAwait(false);
        await using (archive.ConfigureAwait(false))
        {
            foreach (var entry in archive.Entries.Where(entry => entry.Name.EndsWith(".json", StringComparison.Ordinal)).OrderBy(entry => entry.FullName, StringComparer.Ordinal))
            {
                export.Add(entry.FullName, await BytesAsync(entry, cancellationToken).ConfigureAwait(false));
            }
        }

        return export.Answer();
    }

    private static async Task<byte[]> BytesAsync(ZipArchiveEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Length > OsvExport.RecordLimit)
        {
            throw new AdvisoryDataException(OsvExport.Format, $"The record {entry.FullName} is larger than {OsvExport.RecordLimit} bytes.");
        }

        var bytes = new byte[entry.Length];
        var stream = await entry.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            await stream.ReadExactlyAsync(bytes, cancellationToken).ConfigureAwait(false);
        }

        return bytes;
    }

    private static VulnerabilitySourceAnswer Without(string format, string problem) => new()
    {
        Source = $"offline:{format}",
        ProvidedData = false,
        Failed = true,
        Problem = problem,
    };
}
