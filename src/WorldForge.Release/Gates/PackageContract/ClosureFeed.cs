using System.Text.Json;

namespace WorldForge.Release.Gates.PackageContract;

/// <summary>
/// A folder feed with the third-party packages that the packed projects were restored with, taken from the machine's package folder.
/// With it the packages can be consumed without a network, and without any source that could hold an older package of ours.
/// </summary>
internal static class ClosureFeed
{
    /// <summary>Fills the feed.</summary>
    /// <param name="packObjects">The <c>obj</c> folder of the pack, with one folder of restore results per project.</param>
    /// <param name="feed">An existing, empty folder.</param>
    /// <returns>How many packages were copied.</returns>
    /// <exception cref="JsonException">A restore result is malformed.</exception>
    public static int Fill(string packObjects, string feed)
    {
        var copied = 0;
        foreach (var assets in Directory.EnumerateFiles(packObjects, "project.assets.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(assets));
            var folders = document.RootElement.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name).ToList();
            foreach (var package in document.RootElement.GetProperty("libraries").EnumerateObject().Where(library => library.Value.GetProperty("type").GetString() == "package"))
            {
                copied += Copy(folders, package.Value.GetProperty("path").GetString()!, feed) ? 1 : 0;
            }
        }

        return copied;
    }

    private static bool Copy(IEnumerable<string> folders, string path, string feed)
    {
        var file = path.Replace('/', '.') + ".nupkg";
        var target = Path.Combine(feed, file);
        var source = folders.Select(folder => Path.Combine(folder, path, file)).FirstOrDefault(File.Exists);
        if (source is null || File.Exists(target))
        {
            return false;
        }

        File.Copy(source, target);
        return true;
    }
}
