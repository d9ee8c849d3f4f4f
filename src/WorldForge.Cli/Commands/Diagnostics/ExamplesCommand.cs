using System.CommandLine;
using System.Text;
using WorldForge.Cli.Options;
using WorldForge.Cli.Output;
using WorldForge.Serialization;

namespace WorldForge.Cli.Commands.Diagnostics;

/// <summary><c>worldforge examples</c>: commands to start from, by task.</summary>
internal sealed class ExamplesCommand : CliCommand
{
    private readonly Option<string> _format = Flags.Format("markdown", "markdown", "json");

    public ExamplesCommand(CliContext context)
        : base(context, "examples", "Show commands to start from, by task.") => Add(_format);

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await (parsed.GetValue(_format) == "json"
            ? Context.PrintJsonAsync(JsonList.Create(ExampleCatalog.Rows.Select(static row => (JsonValue)row.ToJson())))
            : Context.PrintAsync(Markdown()));
        return ExitCode.Success;
    }

    private static string Markdown()
    {
        StringBuilder text = new("# WorldForge Examples\n");
        foreach (IGrouping<string, Example> task in ExampleCatalog.Rows.GroupBy(static row => row.Task, StringComparer.Ordinal))
        {
            text.Append("\n## ").Append(task.Key).Append("\n\n");
            MarkdownTable.Append(
                text,
                ["Example", "Surface", "Requirements", "Command"],
                [.. task.Select(static row => (string[])[row.Name, row.Surface, row.Requires, $"`{row.Command}`"])]);
        }

        return text.ToString();
    }
}
