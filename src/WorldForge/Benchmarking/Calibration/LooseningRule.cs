using System.Globalization;

namespace WorldForge.Benchmarking.Calibration;

/// <summary>A weaker limit needs evidence: input digests, the machine class, what was observed, and a reviewer's rationale.</summary>
internal static class LooseningRule
{
    public static string? Problem(BudgetCalibration calibration)
    {
        BudgetDiff[] loosened = [.. calibration.Diffs.Where(static diff => diff.Direction == BudgetDirection.Loosened)];
        if (loosened.Length == 0)
        {
            return null;
        }

        string[] missing = [.. Missing(calibration, loosened)];
        return missing.Length == 0
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{loosened.Length} limits would be loosened, the first being {loosened[0].Metric} of {loosened[0].Provider}/{BenchmarkWords.Of(loosened[0].Operation)}, without {string.Join(" and ", missing)}. First triage: give what is missing, or find out why the numbers became worse.");
    }

    private static IEnumerable<string> Missing(BudgetCalibration calibration, BudgetDiff[] loosened)
    {
        if (calibration.Options.Rationale is null)
        {
            yield return "a rationale (--rationale)";
        }

        if (calibration.MachineClass is null)
        {
            yield return $"a machine class (--machine-class or {Benchmarking.MachineClass.Variable})";
        }

        if (calibration.Sources.Any(static source => source.InputDigest is null && source.InputFixtureDigest is null))
        {
            yield return "a preserved input digest in every report";
        }

        if (loosened.Any(static diff => diff.Observed is null || diff.CandidateThreshold is null))
        {
            yield return "an observed baseline for every loosened limit";
        }
    }
}
