using System.Collections.Immutable;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Xml;

namespace WorldForge.Release.Gates.PackageContract;

/// <summary>Opens a package and reads what the contract speaks of.</summary>
internal sealed class PackageReader(IReadOnlySet<string> ownAssemblies, AssemblyReader assemblies, SymbolReader symbols)
{
    private const string ToolSettings = "DotnetToolSettings.xml";
    private const string ToolType = "DotnetTool";

    /// <summary>More than this per entry is refused unread; a package of ours is smaller by far.</summary>
    private const int EntryLimit = 64 * 1024 * 1024;

    /// <summary>Reads a package; a file that is not one is a fact.</summary>
    public async Task<InspectedPackage> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(path);
        var isSymbols = name.EndsWith(".snupkg", StringComparison.Ordinal);
        try
        {
            var archive = await ZipFile.OpenReadAsync(path, cancellationToken).ConfigureAwait(false);
            await using (archive.ConfigureAwait(false))
            {
                return await ReadAsync(name, isSymbols, archive, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or XmlException or BadImageFormatException)
        {
            return new InspectedPackage { File = name, Kind = isSymbols ? PackageKind.Symbols : PackageKind.Library, Problem = exception.Message };
        }
    }

    private async Task<InspectedPackage> ReadAsync(string name, bool isSymbols, ZipArchive archive, CancellationToken cancellationToken)
    {
        PackageMetadata? metadata = null;
        List<InspectedAssembly> read = [];
        List<InspectedSymbols> readSymbols = [];
        List<ToolCommand> commands = [];
        foreach (var entry in archive.Entries)
        {
            if (IsManifest(entry.FullName))
            {
                metadata = ManifestReader.Manifest(await OpenAsync(entry, cancellationToken).ConfigureAwait(false));
            }
            else if (entry.Name == ToolSettings)
            {
                commands.AddRange(ManifestReader.ToolCommands(await OpenAsync(entry, cancellationToken).ConfigureAwait(false)));
            }
            else if (IsOwn(entry, ".dll"))
            {
                read.Add(assemblies.Read(entry.FullName, await BytesAsync(entry, cancellationToken).ConfigureAwait(false)));
            }
            else if (IsOwn(entry, ".pdb"))
            {
                readSymbols.Add(symbols.Read(entry.FullName, await BytesAsync(entry, cancellationToken).ConfigureAwait(false)));
            }
        }

        return new InspectedPackage
        {
            File = name,
            Kind = isSymbols ? PackageKind.Symbols : metadata?.PackageTypes.Contains(ToolType) == true ? PackageKind.Tool : PackageKind.Library,
            Problem = metadata is null ? "There is no manifest." : null,
            Metadata = metadata,
            Entries = [.. archive.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal)],
            UnpackedBytes = archive.Entries.Sum(entry => entry.Length),
            Assemblies = [.. read.OrderBy(item => item.Entry, StringComparer.Ordinal)],
            Symbols = [.. readSymbols.OrderBy(item => item.Entry, StringComparer.Ordinal)],
            Commands = commands,
        };
    }

    private static bool IsManifest(string entry) => entry.EndsWith(".nuspec", StringComparison.Ordinal) && !entry.Contains('/', StringComparison.Ordinal);

    private static async Task<MemoryStream> OpenAsync(ZipArchiveEntry entry, CancellationToken cancellationToken) =>
        new([.. await BytesAsync(entry, cancellationToken).ConfigureAwait(false)], writable: false);

    private static async Task<ImmutableArray<byte>> BytesAsync(ZipArchiveEntry entry, CancellationToken cancellationToken)
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

        return ImmutableCollectionsMarshal.AsImmutableArray(bytes);
    }

    private bool IsOwn(ZipArchiveEntry entry, string extension) =>
        entry.Name.EndsWith(extension, StringComparison.OrdinalIgnoreCase) && ownAssemblies.Contains(Path.GetFileNameWithoutExtension(entry.Name));
}
