using System.Text.Json;
using System.Text.Json.Serialization;

namespace WorldForge.Release.Gates.Evaluation;

/// <summary>The JSON form of the evaluation facts.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Strict, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(EvaluationFacts))]
internal sealed partial class EvaluationFactsJson : JsonSerializerContext;
