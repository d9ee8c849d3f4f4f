using System.Reflection;
using WorldForge.Serialization;

namespace WorldForge.Bundles;

/// <summary>The data files that the library carries in itself: inputs and budgets of presets. They are there also without a checkout.</summary>
internal static class PackagedResources
{
    /// <summary>The folder under which reports name them and bundles keep them.</summary>
    public const string Folder = "src/worldforge/benchmark_presets/_data/";

    private const string Mark = "benchmark_presets/_data/";

    private static readonly Assembly Library = typeof(PackagedResources).Assembly;

    /// <summary>The file name when a reference of a report is one to a resource: in the data folder, one JSON name, no further slash.</summary>
    public static string? NameOf(string reference)
    {
        int at = reference.LastIndexOf(Mark, StringComparison.Ordinal);
        string name = at < 0 ? "" : reference[(at + Mark.Length)..];
        bool starts = at == 0 || (at > 0 && reference[at - 1] == '/');
        return starts && !Path.IsPathRooted(reference) && name.EndsWith(".json", StringComparison.Ordinal) && name.IndexOfAny(['/', '\\']) < 0 ? name : null;
    }

    /// <summary>The bytes of a resource; null when the library has none of that name.</summary>
    public static byte[]? Read(string name)
    {
        string? full = Library.GetManifestResourceNames().FirstOrDefault(one => FileName(one) == name);
        using Stream? stream = full is null ? null : Library.GetManifestResourceStream(full);
        if (stream is null)
        {
            return null;
        }

        byte[] content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }

    /// <summary>Path, digest and size of every JSON resource, in order of paths.</summary>
    public static JsonList Digests() => JsonList.Create(
        [.. Library.GetManifestResourceNames().Select(FileName).Where(static name => name.EndsWith(".json", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).Select(Row)]);

    private static JsonValue Row(string name)
    {
        byte[] content = Read(name)!;
        return JsonObject.Create(("path", Folder + name), ("sha256", Sha256Digest.Of(content).ToString()), ("size_bytes", content.Length));
    }

    // A resource is called by its path or by its namespace; its last part is the name of the file.
    private static string FileName(string resource)
    {
        string name = resource[(resource.LastIndexOfAny(['/', '\\']) + 1)..];
        int suffix = name.LastIndexOf('.');
        int start = suffix <= 0 ? -1 : name.LastIndexOf('.', suffix - 1);
        return name[(start + 1)..];
    }
}
