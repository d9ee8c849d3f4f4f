using System.Buffers;
using System.Globalization;
using System.Text;
using WorldForge.Randomness;
using WorldForge.Serialization;

namespace WorldForge.Tests.Serialization;

public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData(1.0, "1.0")]
    [InlineData(0.1, "0.1")]
    [InlineData(1e-7, "1e-07")]
    [InlineData(1e16, "1e+16")]
    [InlineData(1e15, "1000000000000000.0")]
    [InlineData(5e-324, "5e-324")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(0.0, "0.0")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.00001, "1e-05")]
    [InlineData(-1.5e-5, "-1.5e-05")]
    [InlineData(123456789012345.0, "123456789012345.0")]
    [InlineData(999999999999999.9, "999999999999999.9")]
    [InlineData(1234567890123456.0, "1234567890123456.0")]
    [InlineData(-1234567890123456.0, "-1234567890123456.0")]
    [InlineData(1234567890123456.2, "1234567890123456.2")]
    [InlineData(1200000000000000.0, "1200000000000000.0")]
    [InlineData(-2000000000000000.0, "-2000000000000000.0")]
    [InlineData(9007199254740993.0, "9007199254740992.0")]
    [InlineData(9999999999999998.0, "9999999999999998.0")]
    [InlineData(12345678901234567.0, "1.2345678901234568e+16")]
    [InlineData(1.7976931348623157e308, "1.7976931348623157e+308")]
    [InlineData(2.2250738585072014e-308, "2.2250738585072014e-308")]
    [InlineData(0.30000000000000004, "0.30000000000000004")]
    [InlineData(250.0, "250.0")]
    [InlineData(1e100, "1e+100")]
    public void Writes_floats_in_their_shortest_form(double value, string expected) => Assert.Equal(expected, CanonicalJson.ToText(value));

    [Fact]
    public void Writes_the_check_vector()
    {
        JsonValue value = StrictJson.Parse("""{"b":"ü😀","a":[true,null]}""");

        Assert.Equal("""{"a":[true,null],"b":"\u00fc\ud83d\ude00"}""", CanonicalJson.ToText(value));
        Assert.Equal(CanonicalJson.ToText(value), value.ToString());
    }

    [Fact]
    public void Escapes_what_is_not_plain_ascii_and_nothing_else()
    {
        const string Text = "\"\\/\b\f\n\r\t\u0000\u001f \u007e\u007f\u0080<>&'+`\uFFFF";

        Assert.Equal("\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f ~\\u007f\\u0080<>&'+`\\uffff\"", CanonicalJson.ToText(Text));
    }

    [Fact]
    public void Sorts_keys_by_code_point_at_every_level()
    {
        JsonValue value = StrictJson.Parse("""{"😀":1,"\uffff":2,"\ue000":{"b":1,"aa":2,"a":3},"":4,"Z":5,"\ud7ff":6}""");

        Assert.Equal(
            """{"":4,"Z":5,"\ud7ff":6,"\ue000":{"a":3,"aa":2,"b":1},"\uffff":2,"\ud83d\ude00":1}""",
            CanonicalJson.ToText(value));
    }

    [Fact]
    public void Does_not_depend_on_the_culture_of_the_thread()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo(string.Empty) { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "~" } };
        try
        {
            Assert.Equal("[-1.5,-7]", CanonicalJson.ToText(JsonList.Create([-1.5, -7])));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Digest_is_that_of_the_bytes_and_ignores_the_order_of_keys() => JsonSamples.ForAllSeeds(seed =>
    {
        JsonValue value = JsonSamples.Value(seed);
        JsonValue shuffled = JsonSamples.Shuffled(value, new Xoshiro256StarStar(seed ^ 1));
        return shuffled == value
            && CanonicalJson.Digest(shuffled) == CanonicalJson.Digest(value)
            && CanonicalJson.Digest(value) == Sha256Digest.Of(CanonicalJson.ToBytes(value));
    });

    [Fact]
    public void Floats_read_back_as_the_same_number() => JsonSamples.ForAllSeeds(
        seed =>
        {
            double value = JsonSamples.Double(new Xoshiro256StarStar(seed));
            string text = CanonicalJson.ToText(value);
            return BitConverter.DoubleToInt64Bits(double.Parse(text, CultureInfo.InvariantCulture)) == BitConverter.DoubleToInt64Bits(value)
                && text.AsSpan().ContainsAny(".e");
        },
        runs: 3000);

    [Fact]
    public void Known_digest_of_a_known_document()
    {
        // printf '{"a":[true,null],"b":"\\u00fc\\ud83d\\ude00"}' | sha256sum
        JsonValue value = StrictJson.Parse("""{"b":"ü😀","a":[true,null]}""");

        Assert.Equal("sha256:cb596ec97d48acb0df093f5e9aa6de71d709cfef8324b8299a1d72daacc85b9b", CanonicalJson.Digest(value).ToString());
    }

    [Fact]
    public void Streams_and_buffers_get_the_same_bytes()
    {
        JsonValue value = JsonList.Create(Enumerable.Range(0, 20_000).Select(index => (JsonValue)("item " + index + " ü")));
        using var stream = new MemoryStream();
        var buffer = new ArrayBufferWriter<byte>();

        CanonicalJson.Write(value, stream);
        CanonicalJson.Write(value, buffer);

        Assert.Equal(CanonicalJson.ToBytes(value), stream.ToArray());
        Assert.Equal(CanonicalJson.ToBytes(value), buffer.WrittenSpan.ToArray());
        Assert.Equal(value, StrictJson.Parse(stream.ToArray()));
    }

    [Fact]
    public void Writes_texts_longer_than_a_block()
    {
        string text = new('x', 300_000);

        Assert.Equal("\"" + text + "\"", Encoding.ASCII.GetString(CanonicalJson.ToBytes(text)));
        Assert.Equal(Sha256Digest.Of(CanonicalJson.ToBytes(text)), CanonicalJson.Digest(text));
    }

    [Fact]
    public void Refuses_missing_arguments()
    {
        Assert.Throws<ArgumentNullException>(() => CanonicalJson.ToBytes(null!));
        Assert.Throws<ArgumentNullException>(() => CanonicalJson.Write(1, (Stream)null!));
        Assert.Throws<ArgumentNullException>(() => CanonicalJson.Write(1, (IBufferWriter<byte>)null!));
    }
}
