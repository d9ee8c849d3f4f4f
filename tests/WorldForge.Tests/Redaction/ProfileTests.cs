using WorldForge.Redaction;

namespace WorldForge.Tests.Redaction;

public sealed class ProfileTests
{
    [Fact]
    public void Security_masks_signed_urls_whole() =>
        Assert.Equal("get [redacted-url] now", Redactor.Security.Redact("get https://h.test/a?X-Amz-Signature=s now"));

    [Fact]
    public void Security_leaves_no_value_of_the_reference_defect()
    {
        var safe = Redactor.Security.Redact("token=abc123 password: hunter2 password hunter3");

        Assert.DoesNotContain("abc123", safe, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter", safe, StringComparison.Ordinal);
        Assert.Contains("[redacted]", safe, StringComparison.Ordinal);
    }

    [Fact]
    public void Command_line_masks_arguments_with_its_own_markers()
    {
        var safe = Redactor.CommandLine.RedactArguments(
            ["push", "/home/u/pkgs/a.nupkg", "--api-key", "abc", "--token=def", "--source", "https://h.test/i?key=1", "--out=/tmp/x/y.json"]);

        Assert.Equal(
            ["push", "<host-local:a.nupkg>", "--api-key", "<redacted>", "--token=<redacted>", "--source", "<redacted-url>", "--out=<host-local:y.json>"],
            safe);
    }

    [Theory]
    [InlineData("mysql", "-phunter", "-p<redacted>")]
    [InlineData("curl", "-ume:pw", "-u<redacted>")]
    [InlineData("ls", "-phunter", "-phunter")]
    public void Short_options_mean_what_the_tool_says(string tool, string option, string expected) =>
        Assert.Equal([tool, expected], Redactor.CommandLine.RedactArguments([tool, option]));

    [Fact]
    public void Roots_of_the_machine_map_to_relative_and_masked_paths()
    {
        var redactor = Redactor.Observable.WithRoots(new HostRoots { Repository = "/work/repo", Home = "/work/people/ada", Temp = "/work/temp", UserName = "ada" });

        Assert.Equal("at src/A.cs:line 3", redactor.Redact("at /work/repo/src/A.cs:line 3"));
        Assert.Equal("cd .", redactor.Redact("cd /work/repo"));
        Assert.Equal("read <host-local-path>, <host-local-path>", redactor.Redact("read /work/people/ada/x, /work/temp/y"));
        Assert.Equal("/work/repository/x", redactor.Redact("/work/repository/x"));
    }

    [Fact]
    public void Windows_roots_match_in_either_spelling()
    {
        var redactor = Redactor.Observable.WithRoots(new HostRoots { Repository = "D:\\Repo" });

        Assert.Equal("build src\\A.cs", redactor.Redact("build D:\\Repo\\src\\A.cs"));
        Assert.Equal("build src/A.cs", redactor.Redact("build d:/repo/src/A.cs"));
    }

    [Fact]
    public void A_tail_is_redacted_before_it_is_cut()
    {
        Assert.Equal("dacted]", OutputTail.Of("  token=0123456789abcdef  ", Redactor.Observable, 7));
        Assert.Equal("b", OutputTail.Of("a\ud83d\ude00b", Redactor.Observable, 2));
        Assert.Equal("\ud83d\ude00b", OutputTail.Of("a\ud83d\ude00b", Redactor.Observable, 3));
    }

    [Fact]
    public void A_private_key_block_becomes_one_marker()
    {
        const string Dashes = "-----";
        var text = $"key {Dashes}BEGIN RSA PRIVATE KEY{Dashes}\nMIIabc\nZZ99\n{Dashes}END RSA PRIVATE KEY{Dashes} end\nnext";

        Assert.Equal("key [redacted] end\nnext", Redactor.Observable.Redact(text));
        Assert.Equal("\"[redacted]\\n\"", Redactor.Observable.Redact($"\"{Dashes}BEGIN PRIVATE KEY{Dashes}\\nMIIabc\\n{Dashes}END PRIVATE KEY{Dashes}\\n\""));
        Assert.Equal("[redacted]\nplain words go on", Redactor.Observable.Redact($"{Dashes}BEGIN EC PRIVATE KEY{Dashes}\nAAAA\nplain words go on"));
    }

    [Fact]
    public void A_completed_stream_takes_no_more()
    {
        using var output = new StringWriter();
        using var stream = new StreamingRedactor(Redactor.Observable, output);
        stream.Append("token=abc");
        stream.Complete();
        stream.Complete();

        Assert.Equal("token=[redacted]", output.ToString());
        Assert.Throws<ObjectDisposedException>(() => stream.Append("x"));
    }
}
