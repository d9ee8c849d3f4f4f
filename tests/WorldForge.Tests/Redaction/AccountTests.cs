using WorldForge.Redaction;

namespace WorldForge.Tests.Redaction;

public sealed class AccountTests
{
    [Theory]
    [InlineData("ada", "home/ada/.cache", "home/[redacted]/.cache")]
    [InlineData("ada", "..\\Users\\Ada\\y", "..\\Users\\[redacted]\\y")]
    [InlineData("ada", "/work/ada/repo/a.cs", "/work/[redacted]/repo/a.cs")]
    [InlineData("ada", "x/ada.txt, adam/x, x/ada", "x/ada.txt, adam/x, x/[redacted]")]
    [InlineData("ada", "at /home/ada/x", "at <host-local-path>")]
    [InlineData("ada", "C:\\Users\\ada\\x", "<host-local-path>")]
    [InlineData("ada", "https://git.test/ada/repo", "https://git.test/ada/repo")]
    [InlineData("ada", "https://h.test/home/ada/repo", "https://h.test/home/[redacted]/repo")]
    [InlineData("root", "src/root/a.cs", "src/root/a.cs")]
    [InlineData("root", "home/root/a.cs", "home/[redacted]/a.cs")]
    [InlineData("runner", "actions/runner/x Users/runner/x", "actions/runner/x Users/[redacted]/x")]
    [InlineData("ab", "src/ab/a.cs", "src/ab/a.cs")]
    public void Masks_the_account_as_a_path_segment(string user, string text, string expected)
    {
        var redactor = Redactor.Observable.WithRoots(new HostRoots { UserName = user });

        Assert.Equal(expected, redactor.Redact(text));
        Assert.Equal(expected, redactor.Redact(expected));
    }

    [Fact]
    public void A_command_line_shows_no_account_as_a_file_name() =>
        Assert.Equal("<host-local:path>", Redactor.CommandLine.WithRoots(new HostRoots { UserName = "ada" }).Redact("/mnt/people/ada"));

    [Theory]
    [InlineData("in tmp/x.json", "in <host-local-path>")]
    [InlineData("in ./temp/a/b, then", "in <host-local-path>, then")]
    [InlineData("in ..\\Temp\\y", "in <host-local-path>")]
    [InlineData("https://h.test/tmp/x", "https://h.test/tmp/x")]
    [InlineData("src/tmp/x", "src/tmp/x")]
    [InlineData("attempt/x", "attempt/x")]
    public void Only_drafts_lose_relative_temporary_paths(string text, string expected)
    {
        Assert.Equal(expected, Redactor.ReleaseNotes.Redact(text));
        Assert.Equal(text, Redactor.Security.Redact(text));
    }
}
