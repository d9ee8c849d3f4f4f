using System.Text.Json;
using System.Text.Json.Serialization;

namespace WorldForge.Release.Gates.Sbom;

/// <summary>The JSON form of the facts.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Strict, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SbomFacts))]
internal sealed partial class SbomJson : JsonSerializerContext;
