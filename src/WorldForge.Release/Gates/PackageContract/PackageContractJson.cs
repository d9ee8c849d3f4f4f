using System.Text.Json;
using System.Text.Json.Serialization;

namespace WorldForge.Release.Gates.PackageContract;

/// <summary>The JSON form of the package facts.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Strict, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(PackageContractFacts))]
internal sealed partial class PackageContractJson : JsonSerializerContext;
