using WorldForge.Release.Gates.RunEvidence;

namespace WorldForge.Release.Gates.Evaluation;

/// <summary>One suite that was run, kept, and run once more to see whether it repeats.</summary>
public sealed record EvaluatedSuite
{
    /// <summary>Id of the suite.</summary>
    public required string Suite { get; init; }

    /// <summary>The names of its scenarios, in their order.</summary>
    public required IReadOnlyList<string> Expected { get; init; }

    /// <summary>The results, in their order.</summary>
    public required IReadOnlyList<EvaluatedScenario> Scenarios { get; init; }

    /// <summary>The result digest of the second run, which is not kept.</summary>
    public required string? RepeatedResultDigest { get; init; }

    /// <summary>The run that was kept.</summary>
    public required PreservedRun Run { get; init; }
}
