using System.Buffers;
using WorldForge.Serialization;

namespace WorldForge.Tests.Serialization;

public sealed class ArtifactJsonTests
{
    [Fact]
    public void Indents_by_two_sorts_and_ends_with_one_newline()
    {
        JsonValue value = StrictJson.Parse("""{"b":[1,{"y":2.0,"x":"é"}],"a":{},"c":[],"d":null}""");

        Assert.Equal(
            "{\n  \"a\": {},\n  \"b\": [\n    1,\n    {\n      \"x\": \"\\u00e9\",\n      \"y\": 2.0\n    }\n  ],\n  \"c\": [],\n  \"d\": null\n}\n",
            ArtifactJson.ToText(value));
    }

    [Fact]
    public void Scalars_end_with_a_newline_too() => Assert.Equal("true\n", ArtifactJson.ToText(true));

    [Fact]
    public void Streams_and_buffers_get_the_same_bytes()
    {
        JsonValue value = JsonList.Create(Enumerable.Range(0, 20_000).Select(index => (JsonValue)index));
        using var stream = new MemoryStream();
        var buffer = new ArrayBufferWriter<byte>();

        ArtifactJson.Write(value, stream);
        ArtifactJson.Write(value, buffer);

        Assert.Equal(ArtifactJson.ToBytes(value), stream.ToArray());
        Assert.Equal(ArtifactJson.ToBytes(value), buffer.WrittenSpan.ToArray());
        Assert.Throws<ArgumentNullException>(() => ArtifactJson.Write(value, (Stream)null!));
    }

    [Fact]
    public void Writes_the_deepest_value()
    {
        JsonValue value = JsonList.Empty;
        for (int level = 1; level < JsonValue.MaxDepth; level++)
        {
            value = JsonObject.Create(("k", value));
        }

        Assert.Equal(JsonValue.MaxDepth, value.Depth);
        Assert.Equal(value, StrictJson.Parse(ArtifactJson.ToBytes(value), new JsonLimits { MaxDepth = JsonValue.MaxDepth }));
        Assert.Throws<WorldForgeException>(() => JsonList.Create([value]));
    }
}
