using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using WorldForge.Processes;

namespace WorldForge.Tests.Processes;

public sealed class CommandTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("--a=b,c:d/e.f-g_h@i%j+k", "--a=b,c:d/e.f-g_h@i%j+k")]
    [InlineData("", "''")]
    [InlineData("two words", "'two words'")]
    [InlineData("it's", "'it'\\''s'")]
    [InlineData("$HOME `x` \"y\" \\ !", "'$HOME `x` \"y\" \\ !'")]
    [InlineData("~", "'~'")]
    [InlineData("a\nb", "'a\nb'")]
    [InlineData("ü", "'ü'")]
    public void Quotes_a_word_only_where_a_shell_would_read_more_into_it(string word, string quoted) =>
        Assert.Equal(quoted, CommandText.Quote(word));

    [Fact]
    public void Quotes_a_command()
    {
        Assert.Equal("dotnet test 'My App.sln'", CommandText.Quote("dotnet", ["test", "My App.sln"]));
        Assert.Equal("git", CommandText.Quote("git", []));
        Assert.Equal("'A=b' C=d", CommandText.Quote("A=b", ["C=d"]));
    }

    [Fact]
    public void A_shell_reads_back_the_same_words()
    {
        Assert.SkipUnless(File.Exists("/bin/sh"), "Needs a POSIX shell.");

        FsCheck.Check.One(
            Config.QuickThrowOnFailure.WithReplay(20260101, 3).WithMaxTest(60),
            Prop.ForAll<string[]>(texts =>
            {
                string[] words = [.. texts.Select(text => new string([.. (text ?? "").Where(c => c != '\0' && !char.IsSurrogate(c))])), "it's \"$x\"\n\\"];
                return words.SequenceEqual(ReadBack(CommandText.Quote("printf", ["%s\\0", .. words])), StringComparer.Ordinal);
            }));
    }

    private static string[] ReadBack(string command)
    {
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", command]) { RedirectStandardOutput = true })!;
        var text = process.StandardOutput.ReadToEnd();
        return text.Split('\0')[..^1];
    }
}
