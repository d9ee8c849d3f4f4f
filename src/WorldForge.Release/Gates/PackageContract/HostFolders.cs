using System.Text;

namespace WorldForge.Release.Gates.PackageContract;

/// <summary>Looks for folders of this machine in bytes, as UTF-8 and as UTF-16.</summary>
internal sealed class HostFolders
{
    private readonly (string Label, byte[] Narrow, byte[] Wide)[] _folders;

    /// <summary>Takes folders by label.</summary>
    /// <param name="folders">A folder of fewer than two segments is left out: such a short path is found in innocent text.</param>
    public HostFolders(IEnumerable<(string Label, string? Folder)> folders) => _folders =
    [
        .. folders
            .Where(item => item.Folder is { } folder && folder.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries).Length >= 2)
            .Select(item => (item.Label, Path.TrimEndingDirectorySeparator(item.Folder!) + Path.DirectorySeparatorChar))
            .Select(item => (item.Label, Encoding.UTF8.GetBytes(item.Item2), Encoding.Unicode.GetBytes(item.Item2))),
    ];

    /// <summary>The labels of the folders that appear.</summary>
    public IReadOnlyList<string> In(ReadOnlySpan<byte> bytes)
    {
        List<string> found = [];
        foreach (var (label, narrow, wide) in _folders)
        {
            if (bytes.IndexOf(narrow) >= 0 || bytes.IndexOf(wide) >= 0)
            {
                found.Add(label);
            }
        }

        return found;
    }
}
