using System.Text;
using FsCheck;
using FsCheck.Fluent;
using WorldForge.Configuration.Toml;
using WorldForge.Serialization;

namespace WorldForge.Tests.Configuration.Toml;

public sealed class TomlReaderTests
{
    [Theory]
    [InlineData("a = 1\nb = ?\n", 2, 5, "a value", "'?'")]
    [InlineData("a = \"x", 1, 7, "the closing quote of the string", "the end of the text")]
    [InlineData("\u00e9", 1, 1, "a key", "U+00E9")]
    [InlineData("\"\ud83d\ude00\" 1", 1, 5, "'='", "'1'")]
    [InlineData("a = 1\r\na = 2", 2, 1, "a key that is not set yet", "a key that is set already")]
    [InlineData("[a]\n[a]", 2, 1, "a table that is not defined yet", "a name that is taken")]
    [InlineData("a = [1, 2", 1, 10, "',' or ']'", "the end of the text")]
    [InlineData("a = 1 # \u0001", 1, 9, "a comment without control characters", "U+0001")]
    [InlineData("a = 9223372036854775808", 1, 5, "an integer of 64 bits", "a larger one")]
    [InlineData("a = 1e999", 1, 5, "a float within the range of a double", "a larger one")]
    [InlineData("a = 2025-02-29", 1, 13, "a day of that month from 1 to 28", "a number outside")]
    public void An_error_says_where_what_was_expected_and_what_came(string text, int line, int column, string expected, string found)
    {
        TomlSyntaxError error = Assert.Throws<TomlSyntaxException>(() => Parse(text)).Error;

        Assert.Equal((line, column, expected, found), (error.Line, error.Column, error.Expected, error.Found));
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_refused_where_they_stand()
    {
        TomlSyntaxError error = Assert.Throws<TomlSyntaxException>(() => TomlReader.Parse([(byte)'a', (byte)'\n', (byte)'b', 0xc3, 0x28])).Error;

        Assert.Equal((2, 2, "bytes that are not UTF-8"), (error.Line, error.Column, error.Found));
    }

    [Theory]
    [InlineData("a = ", "[", "]")]
    [InlineData("a = ", "{b=", "}")]
    public void Nesting_is_bounded(string start, string open, string close)
    {
        static string Times(string part, int count) => string.Concat(Enumerable.Repeat(part, count));
        string Nested(int depth) => start + Times(open, depth - 1) + (open == "[" ? "[]" : "{}") + Times(close, depth - 1);

        Parse(Nested(60));
        Assert.Throws<TomlSyntaxException>(() => Parse(Nested(100_000)));
        Assert.Throws<TomlSyntaxException>(() => Parse(string.Join('.', Enumerable.Repeat("a", 200)) + " = 1"));
        Assert.Throws<TomlSyntaxException>(() => Parse("[" + string.Join('.', Enumerable.Repeat("a", 200)) + "]"));
    }

    [Fact]
    public void Converts_to_the_JSON_that_says_the_same() => Assert.Equal(
        StrictJson.Parse("""{"s":"x","i":1,"f":1.0,"b":true,"d":"1979-05-27T07:32:00Z","l":[1,[]],"t":{"u":{}},"r":[{"k":1},{"k":2}]}"""),
        TomlJson.Parse("s='x'\ni=1\nf=1.0\nb=true\nd=1979-05-27 07:32:00z\nl=[1,[]]\nt.u={}\n[[r]]\nk=1\n[[r]]\nk=2"u8));

    [Theory]
    [InlineData("a.b = [nan]", "a.b[0]")]
    [InlineData("a = -inf", "a")]
    public void A_float_that_JSON_lacks_is_refused_with_its_place(string text, string place)
    {
        WorldForgeException refused = Assert.Throws<WorldForgeException>(() => TomlJson.Parse(Encoding.UTF8.GetBytes(text)));

        Assert.StartsWith(place + " must be a finite number", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_is_read_or_refused_and_nothing_else() => Prop.ForAll<byte[]>(
        static bytes =>
        {
            try
            {
                _ = TomlReader.Parse(bytes);
            }
            catch (TomlSyntaxException)
            {
            }
        }).Check(Config.QuickThrowOnFailure.WithReplay(1, 3).WithMaxTest(2000));

    [Fact]
    public void Any_text_survives_as_a_string() => Prop.ForAll<NonNull<string>>(
        static text =>
        {
            string clean = new([.. text.Get.Where(static unit => !char.IsSurrogate(unit))]);
            string written = "\"" + string.Concat(clean.Select(static unit => unit is < ' ' or '"' or '\\' or '\u007f' ? $"\\u{(int)unit:X4}" : unit.ToString())) + "\"";
            Assert.Equal(clean, ((TomlString)Parse($"a = {written}").Find("a")!).Value);
        }).Check(Config.QuickThrowOnFailure.WithReplay(7, 5));

    private static TomlTable Parse(string text) => TomlReader.Parse(Encoding.UTF8.GetBytes(text));
}
