using System.Text.Json;
using System.Text.Json.Serialization;

namespace WorldForge.Release.Gates.Build;

/// <summary>The JSON form of the pack facts.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Strict, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(BuildFacts))]
internal sealed partial class BuildJson : JsonSerializerContext;
