using System.Text;
using WorldForge.IO;
using WorldForge.Serialization;

namespace WorldForge.Runs;

/// <summary>
/// The copy of a run's JSON report in the <c>reports</c> folder of its workspace, which calibration and release evidence cite:
/// <c>reports/&lt;kind&gt;-&lt;run id&gt;.json</c>.
/// </summary>
internal static class FlatReport
{
    /// <summary>Writes the copy.</summary>
    /// <param name="store">The workspace.</param>
    /// <param name="kind">What the report is; characters other than letters, digits, <c>-</c> and <c>_</c> become <c>-</c>.</param>
    /// <param name="run">The run; its id makes the name unique.</param>
    /// <param name="report">The report, already redacted.</param>
    /// <returns>The path of the copy, from the workspace.</returns>
    /// <exception cref="WorldForgeException">The disk refuses.</exception>
    public static string Write(RunStore store, string kind, RunId run, JsonObject report) =>
        Write(store, $"reports/{FileSafe(kind)}-{run}.json", ArtifactJson.ToBytes(report));

    /// <summary>Writes another form of the report beside the copy.</summary>
    /// <param name="store">The workspace.</param>
    /// <param name="kind">What the report is.</param>
    /// <param name="run">The run.</param>
    /// <param name="suffix">What follows the stem of the copy, for example <c>.junit.xml</c>.</param>
    /// <param name="text">The text, already redacted.</param>
    /// <returns>The path of the file, from the workspace.</returns>
    /// <exception cref="WorldForgeException">The disk refuses.</exception>
    public static string WriteBeside(RunStore store, string kind, RunId run, string suffix, string text) =>
        Write(store, $"reports/{FileSafe(kind)}-{run}{suffix}", Encoding.UTF8.GetBytes(text));

    private static string Write(RunStore store, string path, byte[] content)
    {
        string file = Path.Join(store.FullPath, path);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        }
        catch (Exception exception) when (IoFault.Is(exception))
        {
            throw IoFault.From("create", "reports", exception);
        }

        AtomicFile.Write(file, path, content);
        return path;
    }

    private static string FileSafe(string kind) =>
        string.Concat(kind.Select(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' ? letter : '-'));
}
