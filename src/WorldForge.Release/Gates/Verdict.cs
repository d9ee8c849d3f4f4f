using System.Collections.Immutable;

namespace WorldForge.Release.Gates;

/// <summary>The one answer of a run; the printed line, the files and the exit code all come from it.</summary>
public sealed record Verdict
{
    /// <summary>The word: <c>passed</c>, <c>failed</c> or <c>incomplete</c>.</summary>
    public required string Word { get; init; }

    /// <summary>One line that names what decided.</summary>
    public required string Line { get; init; }

    /// <summary>0 or 1. An incomplete run is 1 only when the run is strict or nothing at all passed.</summary>
    public required int ExitCode { get; init; }

    /// <summary>Decides.</summary>
    /// <param name="results">The rows of the gates that the run was asked for.</param>
    /// <param name="strict">Whether an incomplete run may not pass for a release.</param>
    public static Verdict Of(ImmutableArray<GateResult> results, bool strict)
    {
        var failed = Names(results, result => result.Status == GateStatus.Failed);
        var missing = Names(results, result => result.Required && result.Status is (GateStatus.Skipped or GateStatus.NotRun));
        var nothingPassed = !results.Any(result => result.Status == GateStatus.Passed);
        return (failed.Length, missing.Length) switch
        {
            ( > 0, _) => new Verdict { Word = "failed", Line = $"failed: {string.Join(", ", failed)}", ExitCode = 1 },
            (_, > 0) => new Verdict
            {
                Word = "incomplete",
                Line = $"incomplete: no answer from {string.Join(", ", missing)}",
                ExitCode = strict || nothingPassed ? 1 : 0,
            },
            _ when nothingPassed => new Verdict { Word = "incomplete", Line = "incomplete: no gate passed", ExitCode = 1 },
            _ => new Verdict { Word = "passed", Line = "passed: every required gate passed", ExitCode = 0 },
        };
    }

    /// <summary>Decides over a part of the gates; the line says that it is a part.</summary>
    public static Verdict OfTargets(ImmutableArray<GateResult> results, bool strict)
    {
        var verdict = Of(results, strict);
        return verdict.Word == "passed" ? verdict with { Line = $"passed: {string.Join(", ", results.Select(result => result.Gate.Name))}" } : verdict;
    }

    private static ImmutableArray<string> Names(ImmutableArray<GateResult> results, Func<GateResult, bool> where) =>
        [.. results.Where(where).Select(result => result.Gate.Name)];
}
