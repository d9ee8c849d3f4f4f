using System.Reflection;
using WorldForge.IO;

namespace WorldForge.Providers.Bridge;

/// <summary>The reference worker: one Python file without dependencies of its own, which loads torch and its friends only when asked to.</summary>
public static class BridgeWorker
{
    /// <summary>The file's name.</summary>
    public const string FileName = "worldforge_bridge_worker.py";

    /// <summary>The whole text of the file.</summary>
    public static byte[] ReadSource()
    {
        using Stream source = Assembly.GetExecutingAssembly().GetManifestResourceStream("bridge/" + FileName)!;
        byte[] text = new byte[source.Length];
        source.ReadExactly(text);
        return text;
    }

    /// <summary>Writes the file into a folder of the host.</summary>
    /// <returns>The path of the file.</returns>
    /// <exception cref="WorldForgeException">The folder is missing or cannot be written.</exception>
    public static async Task<string> WriteToAsync(string folder, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        string path = Path.Join(Path.GetFullPath(folder), FileName);
        await AtomicFile.WriteAsync(path, ReadSource(), cancellationToken).ConfigureAwait(false);
        return path;
    }
}
