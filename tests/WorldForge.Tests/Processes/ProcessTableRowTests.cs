using WorldForge.Processes;

namespace WorldForge.Tests.Processes;

public sealed class ProcessTableRowTests
{
    private const string Rest = "S 10 20 30 0 -1 4194304 1 0 0 0 0 0 0 0 20 0 1 0 12345 0 0";

    [Theory]
    [InlineData("(sh)")]
    [InlineData("(a ) S (b)")]
    public void Reads_a_process_whatever_its_name_is(string name)
    {
        Assert.True(ProcessTableRow.TryParse(7, $"7 {name} {Rest}", out var row));
        Assert.Equal(new ProcessTableRow(7, 10, 30, 12345), row);
    }

    [Theory]
    [InlineData("")]
    [InlineData("7 (sh")]
    [InlineData("7 (sh) S 10")]
    [InlineData("7 (sh) Z 10 20 30 0 -1 4194304 1 0 0 0 0 0 0 0 20 0 1 0 12345 0 0")]
    [InlineData("7 (sh) S x 20 30 0 -1 4194304 1 0 0 0 0 0 0 0 20 0 1 0 12345 0 0")]
    public void Passes_over_what_is_no_running_process(string text) =>
        Assert.False(ProcessTableRow.TryParse(7, text, out _));

    [Theory]
    [InlineData("A=1\0WORLDFORGE_PROCESS_MARK=x\0", true)]
    [InlineData("WORLDFORGE_PROCESS_MARK=outer,x", true)]
    [InlineData("WORLDFORGE_PROCESS_MARK=xy\0", false)]
    [InlineData("OTHER_WORLDFORGE_PROCESS_MARK=x\0", false)]
    [InlineData("", false)]
    public void Recognises_a_mark(string environment, bool carries) =>
        Assert.Equal(carries, ProcessMark.Carries(System.Text.Encoding.UTF8.GetBytes(environment), "x"));
}
