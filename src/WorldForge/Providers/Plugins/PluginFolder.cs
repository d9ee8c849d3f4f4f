using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using WorldForge.Calls;
using WorldForge.Serialization;

namespace WorldForge.Providers.Plugins;

/// <summary>
/// A folder of plug-in assemblies. Discovery reads metadata only; an assembly is loaded into a collectible context when
/// its provider is first made, and only if its digest is on the allow-list, when there is one.
/// </summary>
/// <remarks>Ahead-of-time builds cannot load assemblies; they supply factories through the container instead.</remarks>
[RequiresUnreferencedCode("Plug-in assemblies are loaded at run time; trimmed builds supply factories through the container.")]
[RequiresDynamicCode("Plug-in assemblies are loaded at run time; ahead-of-time builds supply factories through the container.")]
public sealed class PluginFolder : IProviderPluginSource
{
    private readonly string _directory;
    private readonly ImmutableHashSet<Sha256Digest>? _allowed;

    /// <summary>Names a folder; it is read when a facade is constructed.</summary>
    /// <param name="directory">The folder; only its own <c>.dll</c> files are looked at.</param>
    /// <param name="allowedDigests">The digests of the assemblies that may be loaded; null allows all of the folder.</param>
    /// <exception cref="WorldForgeException">The folder is blank.</exception>
    public PluginFolder(string directory, IEnumerable<Sha256Digest>? allowedDigests = null)
    {
        _directory = Path.GetFullPath(Validation.Check.Text(directory, "directory"));
        _allowed = allowedDigests?.ToImmutableHashSet();
    }

    /// <inheritdoc/>
    public IEnumerable<PluginEntry> Discover() =>
        Directory.EnumerateFiles(_directory, "*.dll").Order(StringComparer.Ordinal).SelectMany(Read);

    private IEnumerable<PluginEntry> Read(string path)
    {
        string file = Path.GetFileName(path);
        try
        {
            return Read(path, file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            // One file that cannot be read does not hide the plug-ins beside it.
            return [new PluginEntry(Path.GetFileNameWithoutExtension(file), file, static () => null, Refusal: "load failed: " + CallFaults.Cause(exception))];
        }
    }

    private PluginEntry[] Read(string path, string file)
    {
        ImmutableArray<byte> image = ImmutableArray.Create(File.ReadAllBytes(path));
        string? refusal = _allowed is null || _allowed.Contains(Sha256Digest.Of(image.AsSpan()))
            ? null
            : "load failed: the digest of the assembly is not on the allow-list";
        using PEReader reader = new(image);
        return reader.HasMetadata && reader.GetMetadataReader() is { IsAssembly: true } metadata
            ? [.. PluginMetadata.Declarations(metadata).Select(declared => new PluginEntry(
                declared.Name,
                $"{file}:{declared.Factory}",
                () => Load(path, image, declared.Factory),
                Refusal: refusal))]
            : [];
    }

    // What is loaded are the bytes whose digest was checked, not the file, which may have changed since.
    private static IWorldForgeProviderFactory? Load(string path, ImmutableArray<byte> image, string factory)
    {
        PluginLoadContext context = new(path);
        using MemoryStream stream = new([.. image]);
        Assembly assembly = context.LoadFromStream(stream);
        Type? type = assembly.GetType(factory, throwOnError: false);
        return type is { IsAbstract: false } && typeof(IWorldForgeProviderFactory).IsAssignableFrom(type)
            ? (IWorldForgeProviderFactory?)Activator.CreateInstance(type)
            : null;
    }
}
