using WorldForge.Release.Reports;

namespace WorldForge.Release.Tests.Reports;

public sealed class MarkdownTextTests
{
    [Theory]
    [InlineData(null, "-")]
    [InlineData("  ", "-")]
    [InlineData("a | b", "a \\| b")]
    [InlineData("a\r\n\tb", "a   b")]
    public void A_cell_stays_one_cell(string? text, string expected) => Assert.Equal(expected, MarkdownText.Cell(text));

    [Theory]
    [InlineData("a", "`a`")]
    [InlineData("a`b", "``a`b``")]
    [InlineData("`a`", "`` `a` ``")]
    [InlineData("a``b", "```a``b```")]
    public void A_code_span_outlasts_its_backticks(string text, string expected) => Assert.Equal(expected, MarkdownText.Code(text));

    [Fact]
    public void A_code_cell_escapes_pipes() => Assert.Equal("`a \\| b`", MarkdownText.CodeCell("a | b"));
}
