using System.Runtime.CompilerServices;
using WorldForge.Testing;

namespace WorldForge.Cli.Tests.Help;

/// <summary>The help of every command is an approved text beside this file. To approve one, look at <c>X.received.txt</c> and rename it to <c>X.txt</c>. A new command is found by itself.</summary>
public sealed class HelpTests
{
    private const string Extension = ".txt";

    public static TheoryData<string> Commands => [.. CommandTree.All().Select(CommandTree.Words)];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Explains_the_command_as_approved(string words)
    {
        using CliRun run = await CliRun.OfAsync([.. words.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.All(run.Output.Split('\n'), static line => Assert.True(line.Length <= 80, line));
        Approvals.VerifyFile(Path.Combine(Folder(), FileName(words)), run.Output);
    }

    [Fact]
    public void Keeps_no_text_of_a_command_that_is_gone()
    {
        string[] expected = [.. CommandTree.All().Select(command => FileName(CommandTree.Words(command))).Order(StringComparer.Ordinal)];
        string[] kept = [.. Directory.EnumerateFiles(Folder(), "*" + Extension).Select(path => Path.GetFileName(path)!).Where(static name => !name.EndsWith(".received.txt", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

        Assert.Equal(expected, kept);
    }

    [Fact]
    public void Describes_every_command_option_and_argument()
    {
        Assert.All(CommandTree.All(), static command =>
        {
            Assert.False(string.IsNullOrWhiteSpace(command.Description), CommandTree.Words(command));
            Assert.All(command.Options, option => Assert.False(string.IsNullOrWhiteSpace(option.Description), $"{CommandTree.Words(command)} {option.Name}"));
            Assert.All(command.Arguments, argument => Assert.False(string.IsNullOrWhiteSpace(argument.Description), $"{CommandTree.Words(command)} {argument.Name}"));
        });
    }

    private static string FileName(string words) => (words.Length == 0 ? "worldforge" : words.Replace(' ', '-')) + Extension;

    private static string Folder([CallerFilePath] string source = "") => SourceFolder.Of(source);
}
