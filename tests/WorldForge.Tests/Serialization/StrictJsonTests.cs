using System.Text;
using WorldForge.Randomness;
using WorldForge.Serialization;

namespace WorldForge.Tests.Serialization;

public sealed class StrictJsonTests
{
    private const string Tokens = "{}[],:\"\\0123456789.eE+-tfn \n";

    [Theory]
    [InlineData("null", JsonKind.Null)]
    [InlineData("true", JsonKind.Boolean)]
    [InlineData("-0", JsonKind.Integer)]
    [InlineData("-0.0", JsonKind.Float)]
    [InlineData("1e2", JsonKind.Float)]
    [InlineData("\"\"", JsonKind.Text)]
    [InlineData(" [ ] ", JsonKind.List)]
    [InlineData("\n{\t}\r", JsonKind.Object)]
    public void Gives_each_value_its_kind(string text, JsonKind kind) => Assert.Equal(kind, StrictJson.Parse(text).Kind);

    [Theory]
    [InlineData("1", "1")]
    [InlineData("1.0", "1.0")]
    [InlineData("-0", "0")]
    [InlineData("-0.0", "-0.0")]
    [InlineData("999999999999999999", "999999999999999999")]
    [InlineData("9223372036854775807", "9223372036854775807")]
    [InlineData("9223372036854775808", "9223372036854775808")]
    [InlineData("-9223372036854775808", "-9223372036854775808")]
    [InlineData("-9223372036854775809", "-9223372036854775809")]
    [InlineData("1E400", null)]
    [InlineData("-1e999", null)]
    public void Keeps_numbers_apart_and_refuses_what_overflows(string text, string? expected)
    {
        bool accepted = StrictJson.TryParse(Encoding.UTF8.GetBytes(text), null, out JsonValue? value, out JsonSyntaxError? error);

        Assert.Equal(expected, accepted ? value!.ToString() : null);
        Assert.Equal(expected is null, error is not null);
    }

    [Fact]
    public void Takes_the_largest_double_as_an_integer_and_nothing_beyond()
    {
        string largest = new System.Numerics.BigInteger(double.MaxValue).ToString();
        string beyond = "1" + new string('0', 309);

        Assert.Equal(double.MaxValue, Assert.IsType<JsonInteger>(StrictJson.Parse(largest)).ToDouble());
        Assert.Contains("range of a double", Assert.Throws<JsonSyntaxException>(() => StrictJson.Parse(largest[..^1] + "9")).Message, StringComparison.Ordinal);
        Assert.Throws<JsonSyntaxException>(() => StrictJson.Parse(beyond));
        Assert.Throws<JsonSyntaxException>(() => StrictJson.Parse("-" + new string('9', 1_000_000)));
    }

    [Fact]
    public void Says_where_what_was_expected_and_what_came()
    {
        JsonSyntaxException error = Assert.Throws<JsonSyntaxException>(() => StrictJson.Parse("{\n  \"ü\": 1,\n  \"steps\": [{\"é\": 1, \"name\": tru }]\n}"));

        Assert.Equal(FaultCodes.JsonMalformed, error.Code);
        Assert.Equal(3, error.Error.Line);
        Assert.Equal(33, error.Error.Column);
        Assert.Equal(46, error.Error.ByteOffset);
        Assert.Equal("$.steps[0].name", error.Error.Path);
        Assert.Equal("JSON line 3, column 33 (byte 46): expected true, false or null, found byte 0x20, at $.steps[0].name.", error.Message);
    }

    [Theory]
    [InlineData("", "$", "the end of the text")]
    [InlineData("[1,]", "$[1]", "']'")]
    [InlineData("[1 2]", "$", "'2'")]
    [InlineData("{\"a\" 1}", "$.a", "'1'")]
    [InlineData("{\"a\":1 \"b\":2}", "$", "'\"'")]
    [InlineData("{a:1}", "$", "'a'")]
    [InlineData("{\"a\":1,}", "$", "'}'")]
    [InlineData("{\"a\":{\"b\":01}}", "$.a", "'1'")]
    [InlineData("{\"a b\":[-]}", "$[\"a b\"][0]", "']'")]
    [InlineData("[1.]", "$[0]", "']'")]
    [InlineData("[1e+]", "$[0]", "']'")]
    [InlineData("\"a", "$", "the end of the text")]
    [InlineData("\"\\", "$", "the end of the text")]
    [InlineData("\"\\x\"", "$", "'x'")]
    [InlineData("\"\\u12G4\"", "$", "'G'")]
    [InlineData("\"\\ud800\\u12\"", "$", "'\"'")]
    [InlineData("\"\\udc00\"", "$", "an unpaired surrogate escape")]
    [InlineData("\"\\ud800x\"", "$", "an unpaired surrogate escape")]
    [InlineData("\"\\ud800\\u0041\"", "$", "an unpaired surrogate escape")]
    [InlineData("\"a\u0001\"", "$", "byte 0x01")]
    [InlineData("1 1", "$", "'1'")]
    [InlineData("\uFEFF1", "$", "a byte order mark")]
    [InlineData("NaN", "$", "'N'")]
    [InlineData("nul", "$", "the end of the text")]
    public void Refuses_malformed_text(string text, string path, string found)
    {
        JsonSyntaxException error = Assert.Throws<JsonSyntaxException>(() => StrictJson.Parse(text));

        Assert.Equal(path, error.Error.Path);
        Assert.Equal(found, error.Error.Found);
    }

    [Fact]
    public void Refuses_unpaired_surrogates_in_text_from_memory()
    {
        string[] texts = ["\"\ud800\"", "{\"\udc00\":1}", "\"é\ud800é\"", "\"\ud800"];

        Assert.All(texts, text => Assert.Equal("byte 0xed", Assert.Throws<JsonSyntaxException>(() => StrictJson.Parse(text)).Error.Found));
    }

    [Theory]
    [InlineData("password")]
    [InlineData("api_key")]
    public void Keys_that_name_a_secret_do_not_spoil_the_message(string key) => Assert.Equal(
        "JSON line 1, column 14 (byte 13): expected a JSON value, found '}', at $." + key + ".",
        Assert.Throws<JsonSyntaxException>(() => StrictJson.Parse("{\"" + key + "\":" + new string(' ', 9 - key.Length) + "}")).Message);

    [Fact]
    public void Reads_every_escape()
    {
        JsonValue value = StrictJson.Parse("""["\"\\\/\b\f\n\r\t","\u0041\u00e9\ud83d\ude00é😀","x\u0000"]""");

        Assert.Equal(["\"\\/\b\f\n\r\t", "Aé😀é😀", "x\0"], Assert.IsType<JsonList>(value).Select(item => ((JsonText)item).Value));
    }

    [Fact]
    public void Reads_texts_longer_than_its_buffers()
    {
        string text = string.Concat(Enumerable.Repeat("abc\n😀", 5000));

        Assert.Equal((JsonValue)text, StrictJson.Parse(CanonicalJson.ToBytes(text)));
    }

    [Theory]
    [InlineData("{\"a\":1,\"b\":2,\"a\":3}", "$.a")]
    [InlineData("{\"a\":1,\"\\u0061\":3}", "$.a")]
    [InlineData("[{\"x\":{\"é\":1,\"\\u00e9\":3}}]", "$[0].x[\"\\u00e9\"]")]
    public void Refuses_duplicate_keys(string text, string path)
    {
        JsonSyntaxException error = Assert.Throws<JsonSyntaxException>(() => StrictJson.Parse(text));

        Assert.Equal("a duplicate key", error.Error.Found);
        Assert.Equal(path, error.Error.Path);
    }

    [Fact]
    public void Refuses_a_duplicate_among_many_keys_in_linear_time()
    {
        string many = string.Join(',', Enumerable.Range(0, 200_000).Select(index => $"\"k{index}\":{index}"));

        Assert.Equal(200_000, Assert.IsType<JsonObject>(StrictJson.Parse("{" + many + "}")).Count);
        Assert.Equal("$.k199999", Assert.Throws<JsonSyntaxException>(() => StrictJson.Parse("{" + many + ",\"k199999\":0}")).Error.Path);
    }

    [Fact]
    public void Shortens_keys_in_paths_without_splitting_a_character()
    {
        string key = new string('x', 63) + "😀😀";

        JsonSyntaxException error = Assert.Throws<JsonSyntaxException>(() => StrictJson.Parse("{\"" + key + "\":?}"));

        Assert.Equal("$[\"" + new string('x', 63) + "\\ufffd...\"]", error.Error.Path);
    }

    [Fact]
    public void Refuses_more_levels_and_more_bytes_than_the_limits_allow()
    {
        var limits = new JsonLimits { MaxDepth = 2, MaxBytes = 20 };

        Assert.Equal(2, StrictJson.Parse("[{}]"u8, limits).Depth);
        JsonSyntaxException deep = Assert.Throws<JsonSyntaxException>(() => StrictJson.Parse("[{\"a\":[]}]"u8, limits));
        JsonSyntaxException large = Assert.Throws<JsonSyntaxException>(() => StrictJson.Parse(new byte[21], limits));
        Assert.Equal((FaultCodes.JsonLimit, "$[0].a"), (deep.Code, deep.Error.Path));
        Assert.Equal((FaultCodes.JsonLimit, 20L), (large.Code, large.Error.ByteOffset));
    }

    [Fact]
    public void Survives_a_depth_bomb()
    {
        byte[] bomb = [.. Enumerable.Repeat((byte)'[', 5_000_000)];

        Assert.Equal(FaultCodes.JsonLimit, Assert.Throws<JsonSyntaxException>(() => StrictJson.Parse(bomb, new JsonLimits { MaxDepth = JsonValue.MaxDepth })).Code);
    }

    [Fact]
    public void Limits_have_sensible_ranges()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new JsonLimits { MaxDepth = JsonValue.MaxDepth + 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new JsonLimits { MaxDepth = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new JsonLimits { MaxBytes = 0 });
    }

    [Fact]
    public void Gives_back_what_the_writers_wrote() => JsonSamples.ForAllSeeds(seed =>
    {
        JsonValue value = JsonSamples.Value(seed);
        JsonValue compact = StrictJson.Parse(CanonicalJson.ToBytes(value));
        JsonValue indented = StrictJson.Parse(ArtifactJson.ToText(value));
        return compact == value && indented == value && compact.GetHashCode() == value.GetHashCode() && compact.ToString() == value.ToString();
    });

    [Fact]
    public void Never_fails_but_with_its_own_error_on_damaged_text() => JsonSamples.ForAllSeeds(
        seed =>
        {
            var random = new Xoshiro256StarStar(seed);
            byte[] text = CanonicalJson.ToBytes(JsonSamples.Value(random, 4));
            for (int change = random.NextInt(4); change >= 0; change--)
            {
                text[random.NextInt(text.Length)] = (byte)random.NextInt(256);
            }

            byte[] cut = text[..random.NextInt(text.Length + 1)];
            return StrictJson.TryParse(cut, null, out JsonValue? value, out JsonSyntaxError? error)
                ? value == StrictJson.Parse(CanonicalJson.ToBytes(value))
                : error.ByteOffset <= cut.Length && error.Line >= 1 && error.Column >= 1;
        },
        runs: 3000);

    [Fact]
    public void Agrees_with_the_platform_reader_on_what_is_grammatical() => JsonSamples.ForAllSeeds(
        seed =>
        {
            var random = new Xoshiro256StarStar(seed);
            byte[] text = CanonicalJson.ToBytes(JsonSamples.Value(random, 3));
            text[random.NextInt(text.Length)] = (byte)Tokens[random.NextInt(Tokens.Length)];
            bool ours = StrictJson.TryParse(text, null, out _, out JsonSyntaxError? error);

            // What we refuse beyond the grammar is not the platform's business.
            return (error?.Found is "a duplicate key" or "an unpaired surrogate escape" or "a larger one") || ours == PlatformAccepts(text);
        },
        runs: 3000);

    private static bool PlatformAccepts(byte[] text)
    {
        try
        {
            using var document = System.Text.Json.JsonDocument.Parse(text);
            return true;
        }
        catch (System.Text.Json.JsonException)
        {
            return false;
        }
    }
}
