using System.Text.Json.Serialization.Metadata;

namespace WorldForge.Release.Gates.Evaluation;

/// <summary>The built-in evaluation suites with the mock: what the provider scored, and the runs that were kept.</summary>
public sealed record EvaluationFacts : IEvidenceFacts<EvaluationFacts>
{
    /// <inheritdoc/>
    public static string Type => "worldforge/evaluation/v1";

    /// <inheritdoc/>
    public static JsonTypeInfo<EvaluationFacts> TypeInfo => EvaluationFactsJson.Default.EvaluationFacts;

    /// <summary>The suites that the library brings, in their order.</summary>
    public required IReadOnlyList<string> Suites { get; init; }

    /// <summary>What was run.</summary>
    public required IReadOnlyList<EvaluatedSuite> Runs { get; init; }
}
