using System.Text.Json;
using System.Text.Json.Serialization;

namespace WorldForge.Release.Gates.RunEvidence;

/// <summary>The JSON form of the run evidence facts.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Strict, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(RunEvidenceFacts))]
internal sealed partial class RunEvidenceJson : JsonSerializerContext;
