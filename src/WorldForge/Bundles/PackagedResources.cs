using WorldForge.Benchmarking;
using WorldForge.Serialization;

namespace WorldForge.Bundles;

/// <summary>The data files that the library carries in itself: inputs and budgets of presets. They are there also without a checkout.</summary>
internal static class PackagedResources
{
    /// <summary>The folder under which bundles keep them.</summary>
    public const string Folder = "src/worldforge/" + BenchmarkPresetFiles.Folder;

    /// <summary>The file name when a reference of a report is one to a resource: in the data folder, one JSON name, no further slash.</summary>
    public static string? NameOf(string reference)
    {
        int at = reference.LastIndexOf(BenchmarkPresetFiles.Folder, StringComparison.Ordinal);
        string name = at < 0 ? "" : reference[(at + BenchmarkPresetFiles.Folder.Length)..];
        bool starts = at == 0 || (at > 0 && reference[at - 1] == '/');
        return starts && !Path.IsPathRooted(reference) && name.EndsWith(".json", StringComparison.Ordinal) && name.IndexOfAny(['/', '\\']) < 0 ? name : null;
    }

    /// <summary>The bytes of a resource; null when the library has none of that name.</summary>
    public static byte[]? Read(string name) => BenchmarkPresetFiles.Find(BenchmarkPresetFiles.Folder + name);

    /// <summary>Path, digest and size of every resource, in order of paths.</summary>
    public static JsonList Digests() => JsonList.Create(
        [.. typeof(PackagedResources).Assembly.GetManifestResourceNames()
            .Where(static name => name.StartsWith(BenchmarkPresetFiles.Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(static name => (JsonValue)Row(name[BenchmarkPresetFiles.Folder.Length..]))]);

    private static JsonObject Row(string name)
    {
        byte[] content = Read(name)!;
        return JsonObject.Create(("path", Folder + name), ("sha256", Sha256Digest.Of(content).ToString()), ("size_bytes", content.Length));
    }
}
