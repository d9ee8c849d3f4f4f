using System.Text.Json;
using System.Text.Json.Serialization;

namespace WorldForge.Release.Gates.Lint;

/// <summary>The JSON form of the compile facts.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Strict, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(CompileFacts))]
internal sealed partial class CompileJson : JsonSerializerContext;
