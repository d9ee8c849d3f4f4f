using System.Text.Json;
using System.Text.Json.Serialization;

namespace WorldForge.Release.Gates.DependencyAudit;

/// <summary>The JSON form of the audit facts.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Strict, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(DependencyAuditFacts))]
internal sealed partial class DependencyAuditJson : JsonSerializerContext;
