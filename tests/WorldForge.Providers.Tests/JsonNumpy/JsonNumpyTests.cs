using System.Text;
using WorldForge.Arrays;
using WorldForge.Providers.JsonNumpy;
using WorldForge.Serialization;

namespace WorldForge.Providers.Tests.JsonNumpy;

public sealed class JsonNumpyTests
{
    [Fact]
    public void Writes_the_golden_form() => Assert.Equal(
        """{"__numpy__":"AAAAAAAA+D8AAAAAAAAAwA==","dtype":"<f8","shape":[2]}""",
        Text(JsonList.OfArray(NdArray.Of([1.5, -2.0], 2))));

    [Fact]
    public void Encodes_arrays_wherever_they_are_and_leaves_the_rest_canonical() => Assert.Equal(
        """{"a":[1,{"b":{"__numpy__":"AQI=","dtype":"|u1","shape":[1,2]}}],"c":[[1,2],"x"],"d":{"e":null}}""",
        Text(JsonObject.Create(
            ("a", JsonList.Create([1, JsonObject.Create(("b", JsonList.OfArray(NdArray.Of<byte>([1, 2], 1, 2))))])),
            ("c", StrictJson.Parse("""[[1,2],"x"]""")),
            ("d", StrictJson.Parse("""{"e":null}""")))));

    [Theory]
    [InlineData("""{"__numpy__":"AAAAAAAA+D8AAAAAAAAAwA==","dtype":"<f8","shape":[2]}""", "[1.5,-2.0]")]
    [InlineData("""{"__numpy__":"AAAAAAAA+D8AAAAAAAAAwA==","dtype":"f8","shape":[2,1]}""", "[[1.5],[-2.0]]")]
    [InlineData("""{"__numpy__":"P/gAAAAAAADAAAAAAAAAAA==","dtype":">f8","shape":[2]}""", "[1.5,-2.0]")]
    [InlineData("""{"__numpy__":"P/gAAAAAAADAAAAAAAAAAA==","dtype":">float64","shape":[2]}""", "[1.5,-2.0]")]
    [InlineData("""{"__numpy__":"AADAPw==","dtype":"=float32","shape":[1]}""", "[1.5]")]
    [InlineData("""{"__numpy__":"AQ==","dtype":"|b1","shape":[1]}""", "[true]")]
    [InlineData("""{"__numpy__":"AQ==","dtype":"uint8","shape":[1]}""", "[1]")]
    [InlineData("""{"__numpy__":"","dtype":"<f8","shape":[0,3]}""", "[]")]
    public void Reads_every_spelling(string json, string expected) =>
        Assert.Equal(expected, JsonList.OfArray(JsonNumpyArray.Read((JsonObject)StrictJson.Parse(json)).Decode()).ToString());

    [Fact]
    public void Reads_a_scalar() =>
        Assert.Equal(1.5, JsonNumpyArray.Read((JsonObject)StrictJson.Parse("""{"__numpy__":"AADAPw==","dtype":"<f4","shape":[]}""")).Decode().ToDouble(0));

    [Theory]
    [InlineData("""{"__numpy__":"AA==","dtype":"<f8"}""", "shape must be a list")]
    [InlineData("""{"__numpy__":"AA==","dtype":"<f8","shape":2}""", "shape must be a list")]
    [InlineData("""{"__numpy__":"AA==","dtype":"<f8","shape":[true]}""", "integers of at least 0")]
    [InlineData("""{"__numpy__":"AA==","dtype":"<f8","shape":[-1]}""", "integers of at least 0")]
    [InlineData("""{"__numpy__":"AA==","dtype":"<f8","shape":[1.0]}""", "integers of at least 0")]
    [InlineData("""{"__numpy__":"AA==","dtype":"<f8","shape":[99999999999]}""", "integers of at least 0")]
    [InlineData("""{"__numpy__":"AA==","dtype":"<f8","shape":[2147483647,2147483647,2147483647]}""", "larger than any memory")]
    [InlineData("""{"__numpy__":"AA==","shape":[1]}""", "dtype must be a string")]
    [InlineData("""{"__numpy__":"AA==","dtype":"|O","shape":[1]}""", "dtype must name a number")]
    [InlineData("""{"__numpy__":"AA==","dtype":"<complex64","shape":[1]}""", "dtype must name a number")]
    [InlineData("""{"__numpy__":[1],"dtype":"<f8","shape":[1]}""", "__numpy__ must be a base64 string")]
    [InlineData("""{"dtype":"<f8","shape":[1]}""", "__numpy__ must be a base64 string")]
    [InlineData("""{"__numpy__":"AAAAAAAA+D8=","dtype":"<f8","shape":[2]}""", "must have 16 bytes for its shape, not 8")]
    [InlineData("""{"__numpy__":"AA==","dtype":"<f8","shape":[2147483647,2147483647]}""", "bytes for its shape, not 1")]
    [InlineData("""{"__numpy__":"AAAAAAAA+D8","dtype":"<f8","shape":[1]}""", "strict base64")]
    [InlineData("""{"__numpy__":"AAAAAAAA-D8=","dtype":"<f8","shape":[1]}""", "strict base64")]
    [InlineData("""{"__numpy__":"AAAAAAAA\n\n\n\n","dtype":"|u1","shape":[9]}""", "strict base64")]
    [InlineData("""{"__numpy__":"A===","dtype":"|u1","shape":[1]}""", "strict base64")]
    public void Refuses_lies_and_other_forms(string json, string problem) => Assert.Contains(
        problem,
        Assert.Throws<JsonNumpyException>(() => JsonNumpyArray.Read((JsonObject)StrictJson.Parse(json)).Decode()).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_large_image_comes_back_as_it_was()
    {
        byte[] pixels = [.. Enumerable.Range(0, 2 * 480 * 640 * 3).Select(static index => (byte)(index * 31 & 0xFF))];
        JsonValue value = JsonList.OfArray(NdArray.Of(pixels, 2, 480, 640, 3));

        JsonObject parsed = (JsonObject)StrictJson.Parse(JsonNumpyWriter.ToBytes(value).Span);

        Assert.True(JsonNumpyArray.Read(parsed).Decode().Equals(((JsonList)value).Array));
    }

    private static string Text(JsonValue value) => Encoding.UTF8.GetString(JsonNumpyWriter.ToBytes(value).Span);
}
