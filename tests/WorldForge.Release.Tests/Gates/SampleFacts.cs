using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using WorldForge.Release.Gates;

namespace WorldForge.Release.Tests.Gates;

internal sealed record SampleFacts(IReadOnlyList<string> Problems) : IEvidenceFacts<SampleFacts>
{
    public static string Type => "test/sample/v1";

    public static JsonTypeInfo<SampleFacts> TypeInfo => SampleJson.Default.SampleFacts;
}

[JsonSerializable(typeof(SampleFacts))]
internal sealed partial class SampleJson : JsonSerializerContext;
