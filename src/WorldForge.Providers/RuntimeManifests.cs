using System.Reflection;
using WorldForge.Evidence;
using WorldForge.Serialization;

namespace WorldForge.Providers;

/// <summary>The runtime manifests of the adapters: what each needs from its host, and how to see that it works.</summary>
public static class RuntimeManifests
{
    private const string Folder = "manifests/";

    /// <summary>The providers that have a manifest, in ordinal order.</summary>
    public static IReadOnlyList<string> Providers { get; } =
    [
        .. typeof(RuntimeManifests).Assembly.GetManifestResourceNames()
            .Where(static name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(static name => name[Folder.Length..])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The manifest of a provider.</summary>
    /// <exception cref="WorldForgeException">There is none, or it breaks a rule; the message names the file and the field.</exception>
    public static ProviderRuntimeManifest Of(string provider)
    {
        using Stream? source = Assembly.GetExecutingAssembly().GetManifestResourceStream(Folder + provider);
        if (source is null)
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, $"There is no runtime manifest for provider '{provider}'; there is one for {string.Join(", ", Providers)}.");
        }

        byte[] text = new byte[source.Length];
        source.ReadExactly(text);
        return Read(provider + ".json", text);
    }

    /// <summary>The manifest of a provider, or null when it has none.</summary>
    public static ProviderRuntimeManifest? Find(string provider) => Providers.Contains(provider, StringComparer.Ordinal) ? Of(provider) : null;

    /// <summary>Reads the text of a manifest file.</summary>
    /// <param name="file">Its name, <c>&lt;provider&gt;.json</c>.</param>
    /// <param name="utf8">Its bytes.</param>
    internal static ProviderRuntimeManifest Read(string file, ReadOnlySpan<byte> utf8)
    {
        try
        {
            ProviderRuntimeManifest manifest = ProviderRuntimeManifest.FromJson(StrictJson.Parse(utf8));
            return manifest.Provider + ".json" == file
                ? manifest
                : throw new WorldForgeException(FaultCodes.InputInvalid, "provider must equal the name of the file.");
        }
        catch (WorldForgeException exception)
        {
            throw new WorldForgeException(exception.Code, $"{file}: {exception.Message}", exception);
        }
    }
}
