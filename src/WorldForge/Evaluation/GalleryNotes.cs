using System.Collections.Frozen;
using System.Globalization;

namespace WorldForge.Evaluation;

/// <summary>What the gallery says in words: what a passing provider does, and what this one did.</summary>
internal static class GalleryNotes
{
    private static readonly FrozenDictionary<(string Suite, string Scenario), string> _expected =
        new Dictionary<(string, string), string>
        {
            [(PhysicsSuite.Id, "object-stability")] =
                "Two equal predictions that hold the cube in place end at the same place, to within 1e-9, and the physics score is at least 0.7.",
            [(PhysicsSuite.Id, "action-response")] =
                "The pushed cube moves by at least 0.3 and ends within 0.05 of its target, 0.35 further along x.",
            [(PlanningSuite.Id, "object-relocation")] = Search("(0.45, 0.50, 0.00)"),
            [(PlanningSuite.Id, "object-neighbor-placement")] = Search("(0.30, 0.40, 0.00)"),
            [(PlanningSuite.Id, "object-swap")] = Search("(-0.40, 0.30, 0.00)"),
            [(PlanningSuite.Id, "object-spawn")] = Search("(0.60, -0.20, 0.10)"),
        }.ToFrozenDictionary();

    public static string Of(string suiteId, string scenario) => _expected.TryGetValue((suiteId, scenario), out string? notes)
        ? notes
        : $"The provider meets the pass rule that {suiteId}/{scenario} states for itself.";

    public static string Observed(EvaluationResult result)
    {
        string keys = string.Join(", ", result.Metrics.Keys.Order(StringComparer.Ordinal));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"score={result.Score:F4}; passed=false; metric keys: {(keys.Length == 0 ? "none" : keys)}");
    }

    private static string Search(string target) =>
        $"A search of 4 times 48 candidates towards {target} selects an action, no iteration ends with a higher best cost than the one before, "
        + "and the best cost is at most 0.1.";
}
