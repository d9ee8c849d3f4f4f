using System.Text.Json;
using System.Text.Json.Serialization;

namespace WorldForge.Release.Gates.Tests;

/// <summary>The JSON form of the test run facts.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Strict, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(TestRunFacts))]
internal sealed partial class TestRunJson : JsonSerializerContext;
