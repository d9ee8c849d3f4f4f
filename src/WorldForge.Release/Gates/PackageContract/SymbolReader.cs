using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Text;
using WorldForge.Redaction;

namespace WorldForge.Release.Gates.PackageContract;

/// <summary>Reads portable symbol files.</summary>
internal sealed class SymbolReader(Redactor redactor)
{
    private static readonly Guid SourceLinkKind = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    /// <summary>Reads a symbol file.</summary>
    /// <exception cref="BadImageFormatException">The bytes are not a portable symbol file.</exception>
    public InspectedSymbols Read(string entry, ImmutableArray<byte> bytes)
    {
        using var provider = MetadataReaderProvider.FromPortablePdbImage(bytes);
        var reader = provider.GetMetadataReader();
        var documents = reader.Documents.Select(handle => reader.GetString(reader.GetDocument(handle).Name)).ToList();
        return new InspectedSymbols
        {
            Entry = entry,
            Id = SymbolId.Text((reader.DebugMetadataHeader ?? throw new BadImageFormatException("There is no symbol id.")).Id.AsSpan()),
            DocumentCount = documents.Count,
            UnmappedDocuments = [.. documents.Where(name => !IsMapped(name)).Select(redactor.Redact).Distinct().Order(StringComparer.Ordinal)],
            SourceLink = SourceLink(reader),
        };
    }

    /// <summary>Whether a path lies under a mapped source root: <c>/_/</c>, or <c>/_1/</c> and so on where there are several.</summary>
    public static bool IsMapped(string path)
    {
        if (!path.StartsWith("/_", StringComparison.Ordinal))
        {
            return false;
        }

        var end = path.IndexOf('/', 1);
        return end > 0 && path.AsSpan(2, end - 2).IndexOfAnyExceptInRange('0', '9') < 0;
    }

    private static string SourceLink(MetadataReader reader)
    {
        foreach (var handle in reader.GetCustomDebugInformation(EntityHandle.ModuleDefinition))
        {
            var information = reader.GetCustomDebugInformation(handle);
            if (reader.GetGuid(information.Kind) == SourceLinkKind)
            {
                return Encoding.UTF8.GetString(reader.GetBlobBytes(information.Value));
            }
        }

        return "";
    }
}
