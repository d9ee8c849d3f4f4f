using WorldForge.Reports;
using WorldForge.Serialization;

namespace WorldForge.Tests.Reports;

public sealed class MarkdownTextTests
{
    [Theory]
    [InlineData(null, "-")]
    [InlineData(" \t\n", "-")]
    [InlineData("a|b", "a\\|b")]
    [InlineData("a\r\nb\tc", "a b c")]
    [InlineData("a\\|b", "a\\\\\\|b")]
    [InlineData("<script>", "\\<script>")]
    [InlineData("![x](https://evil.test)", "!\\[x](https://evil.test)")]
    [InlineData("`code`", "\\`code\\`")]
    [InlineData("R&D &lt; &#60;", "R\\&D \\&lt; \\&#60;")]
    [InlineData("a & b_c *d*", "a & b_c *d*")]
    public void Keeps_a_cell_on_one_line_and_harmless(string? text, string expected) => Assert.Equal(expected, MarkdownText.Cell(text));

    [Fact]
    public void Leaves_running_text_empty_when_there_is_none() => Assert.Equal("", MarkdownText.Inline(null));

    [Theory]
    [InlineData("", "-")]
    [InlineData("a", "`a`")]
    [InlineData("a``b", "```a``b```")]
    [InlineData("`a`", "`` `a` ``")]
    [InlineData("a|b", "`a\\|b`")]
    public void Fences_a_code_span_by_more_backticks_than_it_holds(string text, string expected) => Assert.Equal(expected, MarkdownText.CodeCell(text));

    [Fact]
    public void Fences_a_block_of_json_by_more_backticks_than_it_holds() => Assert.Equal(
        "`````json\n{\n  \"a\": \"````\"\n}\n`````\n",
        MarkdownText.JsonBlock(JsonObject.Create(("a", "````"))));

    [Fact]
    public void Keeps_a_heading_on_one_line()
    {
        Assert.Equal("## a b", MarkdownText.Heading(2, "a\nb"));
        Assert.Throws<ArgumentOutOfRangeException>(() => MarkdownText.Heading(7, "a"));
        Assert.Throws<ArgumentOutOfRangeException>(() => MarkdownText.Heading(0, "a"));
    }
}
