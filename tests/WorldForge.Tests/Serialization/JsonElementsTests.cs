using System.Text.Json;
using System.Text.Json.Serialization;
using WorldForge.Serialization;

namespace WorldForge.Tests.Serialization;

public sealed class JsonElementsTests
{
    [Fact]
    public void Values_and_elements_convert_both_ways() => JsonSamples.ForAllSeeds(seed =>
    {
        JsonValue value = JsonSamples.Value(seed);
        return JsonElements.ToValue(JsonElements.ToElement(value)) == value;
    });

    [Fact]
    public void Elements_are_read_as_strictly_as_text()
    {
        using var document = JsonDocument.Parse("{\"a\":1,\"a\":2}");

        Assert.Throws<JsonSyntaxException>(() => JsonElements.ToValue(document.RootElement));
    }

    [Fact]
    public void Bridges_source_generated_contracts()
    {
        JsonValue value = JsonElements.Serialize(new JsonBridgeSample("x", 1.5), JsonBridgeContext.Default.JsonBridgeSample);

        Assert.Equal("{\"Name\":\"x\",\"Score\":1.5}", value.ToString());
        Assert.Equal(new JsonBridgeSample("x", 1.5), JsonElements.Deserialize(value, JsonBridgeContext.Default.JsonBridgeSample));
    }

    [Fact]
    public void Contract_failures_are_typed_errors()
    {
        WorldForgeException wrong = Assert.Throws<WorldForgeException>(
            () => JsonElements.Deserialize(StrictJson.Parse("{\"Name\":\"x\",\"Score\":\"y\"}"), JsonBridgeContext.Default.JsonBridgeSample));
        WorldForgeException infinite = Assert.Throws<WorldForgeException>(
            () => JsonElements.Serialize(new JsonBridgeSample("x", double.NaN), JsonBridgeContext.Default.JsonBridgeSample));

        Assert.Contains("$.Score", wrong.Message, StringComparison.Ordinal);
        Assert.Equal(FaultCodes.JsonUnrepresentable, infinite.Code);
    }
}

internal sealed record JsonBridgeSample(string Name, double Score);

[JsonSerializable(typeof(JsonBridgeSample))]
internal sealed partial class JsonBridgeContext : JsonSerializerContext;
