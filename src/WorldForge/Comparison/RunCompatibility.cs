using WorldForge.Serialization;

namespace WorldForge.Comparison;

/// <summary>Refuses to compare runs that were made from different things. Providers may differ: comparing them is the point.</summary>
internal static class RunCompatibility
{
    private static readonly (string Label, Func<RunContext, string?> Value)[] _equal =
    [
        ("operation", context => Joined(context.Operations)),
        ("capability", context => Joined(context.Capabilities)),
        ("fixture digest", context => context.FixtureDigest),
        ("suite version", context => context.SuiteVersion),
        ("budget", context => context.BudgetDigest),
    ];

    /// <exception cref="WorldForgeException">The runs differ in kind or in what they were made from; the message names them and their values.</exception>
    public static void Check(IReadOnlyList<ComparedRun> runs)
    {
        if (runs.Select(run => run.Kind).Distinct().Count() > 1)
        {
            throw Incompatible($"Cannot compare runs of different kinds ({Listed(runs, run => run.Kind.Name)}).");
        }

        foreach ((string label, Func<RunContext, string?> value) in _equal)
        {
            ComparedRun[] known = [.. runs.Where(run => value(run.Context) is not null)];
            if (known.Select(run => value(run.Context)).Distinct(StringComparer.Ordinal).Count() > 1)
            {
                throw Incompatible($"Cannot compare incompatible {runs[0].Kind.Name} runs: {label} mismatch ({Listed(known, run => value(run.Context))}).");
            }
        }
    }

    private static string Listed(IEnumerable<ComparedRun> runs, Func<ComparedRun, string?> value) =>
        string.Join(", ", runs.Select(run => $"{run.Id}:{value(run)}"));

    private static string? Joined(IReadOnlyCollection<string> names) =>
        names.Count == 0 ? null : string.Join("+", names.Distinct(StringComparer.Ordinal).Order(CodePointComparer.Instance));

    private static WorldForgeException Incompatible(string message) => new(FaultCodes.InputInvalid, message);
}
