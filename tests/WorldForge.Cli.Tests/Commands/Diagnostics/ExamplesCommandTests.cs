using System.CommandLine.Parsing;
using WorldForge.Cli.Commands.Diagnostics;
using WorldForge.Cli.Output;
using WorldForge.Serialization;

namespace WorldForge.Cli.Tests.Commands.Diagnostics;

public sealed class ExamplesCommandTests
{
    public static TheoryData<string> Commands => [.. ExampleCatalog.Rows.Select(static row => row.Command)];

    public static TheoryData<string> CommonLines => [.. CommonCommands.Lines];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Shows_only_commands_that_the_tool_understands(string command)
    {
        using CliRun run = new();

        string[] words = [.. CommandLineParser.SplitCommandLine(command)];

        Assert.Equal("worldforge", words[0]);
        Assert.Empty(CommandLine.Parse(words[1..], run.ContextOf(TextWriter.Null, TextWriter.Null)).Errors);
    }

    [Theory]
    [MemberData(nameof(CommonLines))]
    public async Task Ends_the_help_with_commands_that_work(string command)
    {
        string[] words = [.. CommandLineParser.SplitCommandLine(command)];

        using CliRun run = await CliRun.OfAsync(words[1..]);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.NotEmpty(run.Output);
    }

    [Fact]
    public void Names_each_example_once()
    {
        Assert.Distinct(ExampleCatalog.Rows.Select(static row => row.Name));
    }

    [Fact]
    public async Task Prints_the_same_rows_as_a_table_and_as_a_list()
    {
        using CliRun markdown = await CliRun.OfAsync("examples");
        using CliRun json = await CliRun.OfAsync("examples", "--format", "json");

        JsonList rows = (JsonList)StrictJson.Parse(json.Output);
        Assert.Equal(ExampleCatalog.Rows.Length, rows.Count);
        Assert.StartsWith("# WorldForge Examples\n\n## ", markdown.Output, StringComparison.Ordinal);
        Assert.Contains("| Example | Surface | Requirements | Command |", markdown.Output, StringComparison.Ordinal);
        Assert.All(rows.Cast<JsonObject>(), row =>
        {
            Assert.Equal(["command", "description", "name", "requires", "surface", "task"], row.Select(static member => member.Key).Order(StringComparer.Ordinal));
            Assert.Contains($"| {((JsonText)row["name"]).Value} |", markdown.Output, StringComparison.Ordinal);
        });
    }
}
