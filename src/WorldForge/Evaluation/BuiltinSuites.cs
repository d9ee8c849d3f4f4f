using System.Collections.Immutable;

namespace WorldForge.Evaluation;

/// <summary>The suites that the library brings.</summary>
internal static class BuiltinSuites
{
    public static ImmutableArray<string> Names { get; } = [PhysicsSuite.Id, PlanningSuite.Id];

    public static EvaluationSuite Get(string? id, IReadOnlyList<string>? others = null) => id?.Trim() switch
    {
        PhysicsSuite.Id => PhysicsSuite.Create(),
        PlanningSuite.Id => PlanningSuite.Create(),
        var unknown => throw new WorldForgeException(
            FaultCodes.InputInvalid,
            $"Unknown evaluation suite '{unknown}'. Known suites: {string.Join(", ", [.. Names, .. others ?? []])}."),
    };
}
