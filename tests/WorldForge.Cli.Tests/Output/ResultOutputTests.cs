using WorldForge.Cli.Output;
using WorldForge.Serialization;

namespace WorldForge.Cli.Tests.Output;

public sealed class ResultOutputTests
{
    [Theory]
    [InlineData("text")]
    [InlineData("text\n")]
    public async Task Prints_with_exactly_one_newline_at_the_end(string text)
    {
        Assert.Equal("text\n", await PrintedAsync(context => context.PrintAsync(text)));
    }

    [Fact]
    public async Task Prints_documents_indented_or_on_one_line()
    {
        JsonObject document = JsonObject.Create(("b", 1), ("a", "\u00e9"));

        Assert.Equal("{\n  \"a\": \"\\u00e9\",\n  \"b\": 1\n}\n", await PrintedAsync(context => context.PrintJsonAsync(document)));
        Assert.Equal("{\"a\":\"\\u00e9\",\"b\":1}\n", await PrintedAsync(context => context.PrintCompactJsonAsync(document)));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("text\n")]
    [InlineData("text\n\n")]
    public async Task Replaces_a_file_below_new_folders_and_prints_nothing(string text)
    {
        using CliRun run = new();
        using StringWriter output = new();
        CliContext context = run.ContextOf(output, TextWriter.Null);

        await context.EmitAsync(text, "new/folder/report.md", TestContext.Current.CancellationToken);

        Assert.Empty(output.ToString());
        Assert.Equal("text\n", await File.ReadAllTextAsync(run.PathOf("new/folder/report.md"), TestContext.Current.CancellationToken));
        Assert.Single(Directory.EnumerateFiles(run.PathOf("new/folder")));
    }

    [Fact]
    public async Task Prints_when_no_file_is_named()
    {
        Assert.Equal("text\n", await PrintedAsync(context => context.EmitAsync("text", null, TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Warns_on_the_error_stream_without_secrets()
    {
        using CliRun run = new();
        using StringWriter error = new();

        await run.ContextOf(TextWriter.Null, error).WarnAsync("odd: token=abc123");

        Assert.Equal("WorldForge CLI warning: odd: token=[redacted]\n", error.ToString());
    }

    private static async Task<string> PrintedAsync(Func<CliContext, Task> print)
    {
        using CliRun run = new();
        using StringWriter output = new();
        await print(run.ContextOf(output, TextWriter.Null));
        return output.ToString();
    }
}
