using System.Numerics;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Tests.Validation;

public sealed class CheckTests
{
    private static readonly JsonValue _huge = JsonInteger.Of(BigInteger.Pow(10, 300));

    [Fact]
    public void Text_is_trimmed_and_never_blank()
    {
        Assert.Equal("a b", Check.Text("  a b\n", "name"));
        Assert.Equal("a", Check.Text((JsonValue)" a ", "name"));
        Refused("name must be a non-empty string, but is missing.", () => Check.Text((string?)null, "name"));
        Refused("name must be a non-empty string, not a blank one.", () => Check.Text(" \t", "name"));
        Refused("name must be a non-empty string, not 1.", () => Check.Text((JsonValue)1, "name"));
    }

    [Fact]
    public void Optional_text_is_null_or_text_and_blank_is_neither()
    {
        Assert.Null(Check.OptionalText((string?)null, "name"));
        Assert.Null(Check.OptionalText((JsonValue?)null, "name"));
        Assert.Null(Check.OptionalText(JsonValue.Null, "name"));
        Assert.Equal("a", Check.OptionalText("a ", "name"));
        Assert.Equal("a", Check.OptionalText((JsonValue)"a ", "name"));
        Refused("name must be", () => Check.OptionalText("", "name"));
    }

    [Fact]
    public void Booleans_are_never_numbers()
    {
        JsonValue yes = true;

        Refused("x must be", () => Check.PositiveInt(yes, "x"));
        Refused("x must be", () => Check.PositiveLong(yes, "x"));
        Refused("x must be", () => Check.NonNegativeInt(yes, "x"));
        Refused("x must be", () => Check.NonNegativeLong(yes, "x"));
        Refused("x must be", () => Check.Finite(yes, "x"));
        Refused("x must be", () => Check.NonNegative(yes, "x"));
        Refused("x must be a number from 0 to 1, not a boolean.", () => Check.Probability(yes, "x"));
    }

    [Fact]
    public void Floats_are_never_integers_even_when_whole()
    {
        Refused("x must be an integer from 1 to 2147483647, not 1.0.", () => Check.PositiveInt((JsonValue)1.0, "x"));
        Refused("x must be", () => Check.NonNegativeInt((JsonValue)0.0, "x"));
        Refused("x must be", () => Check.PositiveLong((JsonValue)1.0, "x"));
        Refused("x must be", () => Check.NonNegativeLong((JsonValue)0.0, "x"));
    }

    [Fact]
    public void Integers_have_their_ranges()
    {
        Assert.Equal(1, Check.PositiveInt(1, "x"));
        Assert.Equal(int.MaxValue, Check.PositiveInt((JsonValue)int.MaxValue, "x"));
        Assert.Equal(0, Check.NonNegativeInt(0, "x"));
        Assert.Equal(long.MaxValue, Check.PositiveLong((JsonValue)long.MaxValue, "x"));
        Assert.Equal(0L, Check.NonNegativeLong(0L, "x"));
        Refused("x must be", () => Check.PositiveInt(0, "x"));
        Refused("x must be an integer from 1 to 2147483647, not 2147483648.", () => Check.PositiveInt((JsonValue)(1L << 31), "x"));
        Refused("x must be", () => Check.NonNegativeInt(-1, "x"));
        Refused("x must be", () => Check.NonNegativeLong(-1L, "x"));
        Refused("x must be an integer of at least 1", () => Check.PositiveLong((JsonValue)0, "x"));
        Refused("x must be an integer of at least 1, not a wider one", () => Check.PositiveLong(_huge, "x"));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Numbers_must_be_finite(double value)
    {
        Refused("x must be a finite number", () => Check.Finite(value, "x"));
        Refused("x must be a finite number", () => Check.NonNegative(value, "x"));
        Refused("x must be a finite number", () => Check.Probability(value, "x"));
    }

    [Fact]
    public void Finite_numbers_come_from_integers_and_floats()
    {
        Assert.Equal(2.0, Check.Finite((JsonValue)2, "x"));
        Assert.Equal(-2.5, Check.Finite(-2.5, "x"));
        Assert.Equal(1e300, Check.Finite(_huge, "x"));
        Refused("x must be a finite number, not a string.", () => Check.Finite((JsonValue)"1", "x"));
        Refused("x must be a finite number, not null.", () => Check.Finite(JsonValue.Null, "x"));
        Assert.Equal(0.0, Check.NonNegative(0.0, "x"));
        Refused("x must be a finite number of at least 0", () => Check.NonNegative(-0.1, "x"));
    }

    [Fact]
    public void Probabilities_are_from_0_to_1()
    {
        Assert.Equal(0.0, Check.Probability(0.0, "p"));
        Assert.Equal(1.0, Check.Probability((JsonValue)1, "p"));
        Refused("p must be a number from 0 to 1", () => Check.Probability(1.0000001, "p"));
        Refused("p must be a number from 0 to 1", () => Check.Probability(-0.0000001, "p"));
    }

    [Fact]
    public void Booleans_are_strict()
    {
        Assert.True(Check.Boolean(true, "b"));
        Assert.False(Check.Boolean(false, "b"));
        Refused("b must be true or false, not 1.", () => Check.Boolean(1, "b"));
        Refused("b must be true or false, not a string.", () => Check.Boolean("true", "b"));
    }

    [Fact]
    public void Containers_are_taken_as_they_are()
    {
        JsonObject members = JsonObject.Create(("a", 1));

        Assert.Same(members, Check.Object(members, "o"));
        Assert.Same(JsonList.Empty, Check.List(JsonList.Empty, "l"));
        Refused("o must be an object, not a list.", () => Check.Object(JsonList.Empty, "o"));
        Refused("l must be a list, not an object.", () => Check.List(members, "l"));
        Refused("l must be a list, but is missing.", () => Check.List(null, "l"));
    }

    [Fact]
    public void Digests_need_their_prefix()
    {
        string text = "sha256:" + new string('a', 64);

        Assert.Equal(text, Check.Digest(text, "d").ToString());
        Assert.Equal(text, Check.Digest((JsonValue)text, "d").ToString());
        Refused("d must be 'sha256:'", () => Check.Digest(text[7..], "d"));
        Refused("d must be 'sha256:'", () => Check.Digest((string?)null, "d"));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("9.x_Y-z")]
    public void File_safe_ids_pass(string id)
    {
        Assert.Equal(id, Check.FileSafeId(id, "id"));
        Assert.Equal(id, Check.FileSafeId((JsonValue)id, "id"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("-a")]
    [InlineData("_a")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a b")]
    [InlineData(" a")]
    [InlineData("a\n")]
    [InlineData("a:b")]
    [InlineData("é")]
    public void Other_ids_are_refused(string id) => Refused("id must start with a letter or digit", () => Check.FileSafeId(id, "id"));

    [Theory]
    [InlineData("step-1")]
    [InlineData("plan:v1.2_x")]
    public void Trace_ids_pass(string id)
    {
        Assert.Equal(id, Check.TraceId(id, "id"));
        Assert.Equal(id, Check.TraceId((JsonValue)id, "id"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("a b")]
    [InlineData("api_key:1")]
    [InlineData("API-KEY")]
    [InlineData("my.Token")]
    [InlineData("x-amz-date")]
    [InlineData("Authorization")]
    [InlineData("bearer")]
    [InlineData("client-secret")]
    [InlineData("signature")]
    [InlineData("password1")]
    [InlineData("credential")]
    [InlineData("cookie")]
    [InlineData("tokenizer")]
    public void Trace_ids_with_other_characters_or_words_for_secrets_are_refused(string id) =>
        Refused("id must hold only letters", () => Check.TraceId(id, "id"));

    [Fact]
    public void Closed_sets_are_listed_in_their_order()
    {
        Assert.Equal("b", Check.OneOf("b", "word", "a", "b"));
        Refused("word must be one of a, b, not 'B'.", () => Check.OneOf("B", "word", "a", "b"));
        Refused("word must be one of a, b.", () => Check.OneOf(null, "word", "a", "b"));
        Assert.Throws<ArgumentNullException>(() => Check.OneOf("a", "word", null!));
    }

    private static void Refused(string message, Func<object?> check)
    {
        WorldForgeException error = Assert.Throws<WorldForgeException>(check);
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(FaultCodes.InputInvalid, error.Code);
    }
}
