using WorldForge.Reports;

namespace WorldForge.Tests.Reports;

public sealed class CsvTextTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("plain text", "plain text")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("  =1+1", "'  =1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\uFF1D1", "'\uFF1D1")]
    [InlineData("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"")]
    public void Quotes_only_what_needs_it_and_defuses_formulas(string? text, string expected) => Assert.Equal(expected, CsvText.Cell(text));

    [Fact]
    public void Joins_cells_to_a_line() => Assert.Equal("a,,\"b,c\"", CsvText.Row("a", null, "b,c"));
}
