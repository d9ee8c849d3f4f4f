using WorldForge.Release.Gates.Build;

namespace WorldForge.Release.Gates.PackageContract;

/// <summary>Whether the packages come out the same in another folder, and whether a stranger can use them.</summary>
internal static class UseChecks
{
    public static IEnumerable<(string Subject, string Message)> Reproducible(IEnumerable<PackedFile> files) => files
        .Where(file => file.SecondSha256 != file.Sha256)
        .Select(file => (file.Name, file.SecondSha256 is null
            ? "Packing a copy of the repository in another folder did not make this file."
            : $"Packing a copy of the repository in another folder gave other bytes: {file.Sha256} here, {file.SecondSha256} there."));

    public static IEnumerable<(string Subject, string Message)> Runs(string subject, IReadOnlyList<SmokeRun> runs)
    {
        if (runs.Count == 0)
        {
            yield return (subject, "Nothing was run.");
        }

        foreach (var run in runs)
        {
            if (run.ExitCode != 0)
            {
                yield return (subject, $"'{run.Name}' ended with exit status {run.ExitCode}: {LastLine(run.Output)}");
            }
            else if (run.Expected is { } expected && expected != run.Output)
            {
                yield return (subject, $"'{run.Name}' printed '{OneLine(run.Output)}' instead of '{OneLine(expected)}'.");
            }
        }
    }

    private static string LastLine(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "no output";

    private static string OneLine(string text) => text.Replace("\n", "\\n", StringComparison.Ordinal);
}
