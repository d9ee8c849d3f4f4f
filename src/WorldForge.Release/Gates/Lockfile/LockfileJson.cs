using System.Text.Json;
using System.Text.Json.Serialization;

namespace WorldForge.Release.Gates.Lockfile;

/// <summary>The JSON form of the lock file facts.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Strict, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(LockfileFacts))]
internal sealed partial class LockfileJson : JsonSerializerContext;
