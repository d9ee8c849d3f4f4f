using System.Text.Json;
using System.Text.Json.Serialization;

namespace WorldForge.Release.Gates.BenchmarkBudgets;

/// <summary>The JSON form of the benchmark facts.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Strict, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(BenchmarkFacts))]
internal sealed partial class BenchmarkFactsJson : JsonSerializerContext;
