using Build.Progress;

namespace WorldForge.Release.Tests.Build.Progress;

public sealed class ErrorLineTests
{
    [Theory]
    [InlineData("no disk. First triage: free some space", "build error: no disk. First triage: free some space")]
    [InlineData("no disk.", "build error: no disk. First triage: run again with '--verbosity diagnostic'")]
    [InlineData("first\r\n\tsecond  third", "build error: first second third. First triage: run again with '--verbosity diagnostic'")]
    public void Is_one_line_with_a_first_step(string message, string line) => Assert.Equal(line, ErrorLine.Of(message));

    [Fact]
    public void Keeps_the_lines_of_a_stack_when_asked() => Assert.StartsWith("build error: a\nb", ErrorLine.Of("a\nb", keepLines: true), StringComparison.Ordinal);
}
