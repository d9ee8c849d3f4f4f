using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using WorldForge.Redaction;

namespace WorldForge.Release.Gates.PackageContract;

/// <summary>Reads assemblies out of packages as data; nothing is loaded.</summary>
internal sealed class AssemblyReader(HostFolders folders, Redactor redactor)
{
    private const string InformationalVersion = "AssemblyInformationalVersionAttribute";

    /// <summary>Reads an assembly.</summary>
    /// <exception cref="BadImageFormatException">The bytes are not a managed assembly.</exception>
    public InspectedAssembly Read(string entry, ImmutableArray<byte> bytes)
    {
        using var image = new PEReader(bytes);
        if (!image.HasMetadata)
        {
            throw new BadImageFormatException("There is no metadata.");
        }

        var (id, path) = Symbols(image);
        return new InspectedAssembly
        {
            Entry = entry,
            InformationalVersion = Version(image.GetMetadataReader()),
            SymbolId = id,
            SymbolPath = redactor.Redact(path),
            HostPaths = folders.In(bytes.AsSpan()),
        };
    }

    private static (string Id, string Path) Symbols(PEReader image)
    {
        foreach (var entry in image.ReadDebugDirectory().Where(entry => entry is { Type: DebugDirectoryEntryType.CodeView, IsPortableCodeView: true }))
        {
            var data = image.ReadCodeViewDebugDirectoryData(entry);
            return (SymbolId.Text(data.Guid, entry.Stamp), data.Path);
        }

        return ("", "");
    }

    private static string Version(MetadataReader reader)
    {
        foreach (var handle in reader.GetAssemblyDefinition().GetCustomAttributes())
        {
            var attribute = reader.GetCustomAttribute(handle);
            if (attribute.Constructor is { Kind: HandleKind.MemberReference } constructor
                && reader.GetMemberReference((MemberReferenceHandle)constructor).Parent is { Kind: HandleKind.TypeReference } type
                && reader.StringComparer.Equals(reader.GetTypeReference((TypeReferenceHandle)type).Name, InformationalVersion))
            {
                var value = reader.GetBlobReader(attribute.Value);
                value.ReadUInt16();
                return value.ReadSerializedString() ?? "";
            }
        }

        return "";
    }
}
