using System.Globalization;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Comparison;

/// <summary>
/// Compares preserved runs of one kind: benchmarks, evaluations or demo showcases. The answers are JSON documents without host
/// paths and secrets; <see cref="Reports.ReportRenderers"/> renders them as family <c>comparison</c>. Nothing is run and nothing is written.
/// </summary>
public static class RunComparison
{
    /// <summary>The artifact family of the documents.</summary>
    public const string Family = "comparison";

    /// <summary>Compares two or more runs; the first is the baseline of all differences.</summary>
    /// <param name="paths">Run folders, their <c>run_manifest.json</c> or their <c>reports/report.json</c>.</param>
    /// <param name="directory">What relative paths start at.</param>
    /// <param name="time">The clock for <c>created_at</c>; the system's when null.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The comparison document, schema version 2.</returns>
    /// <exception cref="WorldForgeException">
    /// There are fewer than two runs, a path is no run, a document is malformed, or the runs were made from different things.
    /// </exception>
    public static async Task<JsonObject> CompareAsync(IReadOnlyList<string> paths, string directory, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentException.ThrowIfNullOrEmpty(directory);
        if (paths.Count < 2)
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, $"A comparison needs at least two runs and got {paths.Count}.");
        }

        var runs = new List<ComparedRun>(paths.Count);
        foreach (string path in paths)
        {
            runs.Add(await ComparedRunReader.ReadAsync(path, directory, "run", cancellationToken).ConfigureAwait(false));
        }

        RunCompatibility.Check(runs);
        return ComparisonPayload.OfRuns(runs, Now(time));
    }

    /// <summary>Holds a candidate run against a baseline and says whether it became worse.</summary>
    /// <param name="paths">Exactly two: the baseline, then the candidate.</param>
    /// <param name="directory">What relative paths start at.</param>
    /// <param name="tolerancePercent">A metric that moved by at most this share of its baseline counts as unchanged; finite and at least 0.</param>
    /// <param name="time">The clock for <c>created_at</c>; the system's when null.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The regression document, schema version 1.</returns>
    /// <exception cref="WorldForgeException">There are not exactly two runs, or they cannot be compared; see <see cref="CompareAsync"/>.</exception>
    public static async Task<JsonObject> RegressAsync(
        IReadOnlyList<string> paths, string directory, double tolerancePercent = 0, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentException.ThrowIfNullOrEmpty(directory);
        Check.NonNegative(tolerancePercent, "tolerance_pct");
        if (paths.Count != 2)
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, paths.Count switch
            {
                0 => "A regression needs two runs: the path of the baseline run is missing.",
                1 => "A regression needs two runs: the path of the candidate run is missing.",
                _ => $"A regression needs exactly two runs, a baseline and a candidate, and got {paths.Count}.",
            });
        }

        ComparedRun baseline = await ComparedRunReader.ReadAsync(paths[0], directory, "baseline run", cancellationToken).ConfigureAwait(false);
        ComparedRun candidate = await ComparedRunReader.ReadAsync(paths[1], directory, "candidate run", cancellationToken).ConfigureAwait(false);
        RunCompatibility.Check([baseline, candidate]);
        return ComparisonPayload.OfRegression(baseline, candidate, tolerancePercent, Now(time));
    }

    /// <summary>Whether a regression document says that the candidate became worse.</summary>
    public static bool IsRegressed(JsonObject regression)
    {
        ArgumentNullException.ThrowIfNull(regression);
        return LooseJson.Text(regression, "regression_summary", "status") == MetricDelta.Regressed;
    }

    private static string Now(TimeProvider? time) =>
        (time ?? TimeProvider.System).GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
