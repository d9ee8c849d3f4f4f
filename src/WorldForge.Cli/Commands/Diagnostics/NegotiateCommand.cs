using System.CommandLine;
using System.Text;
using WorldForge.Cli.Completion;
using WorldForge.Cli.Errors;
using WorldForge.Cli.Options;
using WorldForge.Cli.Output;
using WorldForge.Negotiation;
using WorldForge.Serialization;

namespace WorldForge.Cli.Commands.Diagnostics;

/// <summary><c>worldforge negotiate</c>: which workflows the providers of this host can serve now.</summary>
internal sealed class NegotiateCommand : CliCommand
{
    private readonly Option<string[]> _workflows = new("--workflow") { HelpName = "NAME", Description = "A workflow; repeat it for several. Without it, all known ones." };
    private readonly Option<bool> _list = new("--list") { Description = "List the known workflows and end." };
    private readonly Option<string> _format = Flags.Format("markdown", "markdown", "json");

    public NegotiateCommand(CliContext context)
        : base(context, "negotiate", "Say which workflows can run with the providers of this host; exit 1 unless all can.")
    {
        _workflows.CompletionSources.Add(Completions.Of(static () => BuiltInWorkflows.All.Select(static workflow => workflow.Name)));
        Add(_workflows);
        Add(_list);
        Add(_format);
    }

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string[] names = parsed.GetValue(_workflows) ?? [];
        bool json = parsed.GetValue(_format) == "json";
        if (parsed.GetValue(_list))
        {
            if (names.Length > 0)
            {
                throw new UsageException("--list shows every workflow; leave --workflow out.");
            }

            await (json
                ? Context.PrintJsonAsync(JsonObject.Create(("workflows", JsonList.Create(BuiltInWorkflows.All.Select(static workflow => (JsonValue)workflow.ToJson())))))
                : Context.PrintAsync(Known()));
            return ExitCode.Success;
        }

        IEnumerable<WorkflowSpec>? workflows = names.Length == 0 ? null : BuiltInWorkflows.Find(names.Distinct(StringComparer.Ordinal));
        await using Forge forge = Context.CreateForge(".worldforge/worlds");
        NegotiationReport report = await forge.NegotiateAsync(workflows, cancellationToken);
        await (json ? Context.PrintJsonAsync(report.ToJson()) : Context.PrintAsync(report.ToMarkdown()));
        return report.IsReady ? ExitCode.Success : ExitCode.Failure;
    }

    private static string Known()
    {
        StringBuilder text = new("# Known Workflows\n\n");
        MarkdownTable.Append(
            text,
            ["Workflow", "Title", "Requires", "Description"],
            [
                .. BuiltInWorkflows.All.Select(static workflow => (string[])
                [
                    workflow.Name,
                    workflow.Title,
                    string.Join(", ", workflow.ToJson()["required_capabilities"] is JsonList words ? words.OfType<JsonText>().Select(static word => word.Value) : []),
                    workflow.Description,
                ]),
            ]);
        return text.ToString();
    }
}
