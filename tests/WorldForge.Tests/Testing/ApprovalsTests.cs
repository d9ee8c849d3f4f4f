using WorldForge.Testing;
using WorldForge.Tests.IO;

namespace WorldForge.Tests.Testing;

public sealed class ApprovalsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Accepts_the_approved_text_beside_this_test() => Approvals.Verify("# Approved\n\nThe text of the test `ApprovalsTests`.\n");

    [Fact]
    public void Accepts_a_text_under_another_name() =>
        Approvals.Verify("# Approved\n\nThe text of the test `ApprovalsTests`.\n", "ApprovalsTests.Accepts_the_approved_text_beside_this_test");

    [Fact]
    public void Writes_what_was_received_when_nothing_is_approved_yet()
    {
        var error = Assert.Throws<ApprovalException>(() => Approvals.VerifyIn(_folder.Path, "report", "text\n"));

        Assert.Contains("nothing is approved yet", error.Message, StringComparison.Ordinal);
        Assert.Equal("text\n", File.ReadAllText(_folder["report.received.md"]));
        Assert.Equal(["report.received.md"], _folder.Names);
    }

    [Theory]
    [InlineData("a\nb\nc\n", "a\nB\nc\n", 2, "b", "B")]
    [InlineData("a\n", "a\nmore\n", 2, "", "more")]
    [InlineData("a\nb", "a", 2, "b", "(the text ends here)")]
    [InlineData("a", "a\n", 2, "(the text ends here)", "")]
    public void Shows_the_first_line_that_differs(string approved, string received, int line, string approvedLine, string receivedLine)
    {
        File.WriteAllText(_folder["report.approved.md"], approved);

        var error = Assert.Throws<ApprovalException>(() => Approvals.VerifyIn(_folder.Path, "report", received));

        Assert.Contains($"differs from line {line} on", error.Message, StringComparison.Ordinal);
        Assert.Contains($"approved: {approvedLine}\n", error.Message, StringComparison.Ordinal);
        Assert.Contains($"received: {receivedLine}\n", error.Message, StringComparison.Ordinal);
        Assert.Equal(approved, File.ReadAllText(_folder["report.approved.md"]));
        Assert.Equal(received, File.ReadAllText(_folder["report.received.md"]));
    }

    [Fact]
    public void Cuts_a_very_long_line()
    {
        File.WriteAllText(_folder["report.approved.md"], "x");

        var error = Assert.Throws<ApprovalException>(() => Approvals.VerifyIn(_folder.Path, "report", new string('y', 5000)));

        Assert.True(error.Message.Length < 1000);
    }

    [Fact]
    public void Refuses_carriage_returns_even_when_they_are_approved()
    {
        File.WriteAllText(_folder["report.approved.md"], "a\r\n");

        var error = Assert.Throws<ApprovalException>(() => Approvals.VerifyIn(_folder.Path, "report", "a\r\n"));

        Assert.Contains("only LF", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Removes_an_older_received_text_when_it_fits_again()
    {
        File.WriteAllText(_folder["report.approved.md"], "a\n");
        File.WriteAllText(_folder["report.received.md"], "b\n");

        Approvals.VerifyIn(_folder.Path, "report", "a\n");

        Assert.Equal(["report.approved.md"], _folder.Names);
    }

    [Fact]
    public void Finds_the_source_of_a_deterministic_build()
    {
        Approvals.Verify(
            "# Approved\n\nThe text of the test `ApprovalsTests`.\n",
            "ApprovalsTests.Accepts_the_approved_text_beside_this_test",
            "/_/tests/WorldForge.Tests/Testing/ApprovalsTests.cs");
    }

    [Fact]
    public void Says_when_the_source_is_not_here()
    {
        var error = Assert.Throws<ApprovalException>(() => Approvals.Verify("x", "name", "/elsewhere/none.cs"));

        Assert.Contains("none.cs", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("/elsewhere", error.Message, StringComparison.Ordinal);
    }
}
