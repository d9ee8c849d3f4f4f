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
    public static string Write(RunStore store, string kind, RunId run, JsonObject report)
    {
        string path = $"reports/{FileSafe(kind)}-{run}.json";
        string file = Path.Join(store.FullPath, path);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        }
        catch (Exception exception) when (IoFault.Is(exception))
        {
            throw IoFault.From("create", "reports", exception);
        }

        AtomicFile.Write(file, path, ArtifactJson.ToBytes(report));
        return path;
    }

    private static string FileSafe(string kind) =>
        string.Concat(kind.Select(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' ? letter : '-'));
}
