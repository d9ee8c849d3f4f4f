using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using WorldForge.Serialization;

namespace WorldForge.Release.Gates.Sbom;

/// <summary>Takes digest and identity of a file's bytes; nothing is loaded.</summary>
internal static class HashedFileReader
{
    private static readonly string[] CodeExtensions = [".dll", ".exe", ".so", ".dylib", ".node", ".wasm"];

    /// <summary>The first bytes of programs: PE, ELF, Mach-O in its four forms, WebAssembly.</summary>
    private static readonly byte[][] CodeMarks =
    [
        "MZ"u8.ToArray(), [0x7F, (byte)'E', (byte)'L', (byte)'F'],
        [0xCF, 0xFA, 0xED, 0xFE], [0xCE, 0xFA, 0xED, 0xFE], [0xFE, 0xED, 0xFA, 0xCF], [0xCA, 0xFE, 0xBA, 0xBE],
        [0, (byte)'a', (byte)'s', (byte)'m'],
    ];

    /// <summary>Reads a file.</summary>
    public static HashedFile Read(string entry, byte[] bytes)
    {
        var (id, precompiled) = Identity(bytes);
        return new HashedFile
        {
            Entry = entry,
            Sha256 = Sha256Digest.Of(bytes).ToString(),
            IsCode = IsCode(entry) || CodeMarks.Any(mark => bytes.AsSpan().StartsWith(mark)),
            ModuleId = id,
            IsPrecompiled = precompiled,
        };
    }

    /// <summary>Whether a file of this name is code.</summary>
    public static bool IsCode(string entry) => CodeExtensions.Contains(Path.GetExtension(entry), StringComparer.OrdinalIgnoreCase);

    private static (string Id, bool Precompiled) Identity(byte[] bytes)
    {
        if (!bytes.AsSpan().StartsWith(CodeMarks[0]))
        {
            return ("", false);
        }

        try
        {
            using var image = new PEReader(ImmutableCollectionsMarshal.AsImmutableArray(bytes));
            if (!image.HasMetadata)
            {
                return ("", false);
            }

            var reader = image.GetMetadataReader();
            return (reader.GetGuid(reader.GetModuleDefinition().Mvid).ToString("D"), image.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0);
        }
        catch (BadImageFormatException)
        {
            // Not an assembly after all; as code without an identity it can only be accounted for byte by byte.
            return ("", false);
        }
    }
}
