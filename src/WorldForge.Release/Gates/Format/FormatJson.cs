using System.Text.Json;
using System.Text.Json.Serialization;

namespace WorldForge.Release.Gates.Format;

/// <summary>The JSON form of the format facts.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Strict, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(FormatFacts))]
internal sealed partial class FormatJson : JsonSerializerContext;
