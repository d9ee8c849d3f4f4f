using System.Text;
using WorldForge.Release.Gates.Format;

namespace WorldForge.Release.Tests.Gates.Format;

public sealed class TextRulesTests
{
    [Theory]
    [InlineData("a.cs", "one\ntwo\n", "")]
    [InlineData("a.cs", "", "")]
    [InlineData("a.cs", "one\r\ntwo\n", "1 Expected LF line ends.")]
    [InlineData("a.cs", "one\ntwo", "2 Expected a newline at the end of the file.")]
    [InlineData("a.cs", "one\ntwo \n", "2 Expected no blanks at the end of a line.")]
    [InlineData("a.cs", "one\t\ntwo \n", "1 Expected no blanks at the end of a line.")]
    [InlineData("a.md", "one  \ntwo\n", "")]
    [InlineData("a.md", "\uFEFFone\n", "1 Expected UTF-8 without a byte order mark.")]
    public void Names_the_line_and_the_rule(string file, string text, string expected) =>
        Assert.Equal(expected, string.Join('|', TextRules.Check(file, Encoding.UTF8.GetBytes(text)).Select(problem => $"{problem.Line} {problem.Message}")));

    [Fact]
    public void Notices_bytes_that_are_not_utf8() =>
        Assert.Equal("Expected valid UTF-8.", Assert.Single(TextRules.Check("a.cs", new byte[] { 0xC3, 0x28, (byte)'\n' })).Message);
}
