using System.CommandLine;
using WorldForge.Cli.Options;
using WorldForge.Cli.Output;
using WorldForge.Cli.Terminal;
using WorldForge.Runs.History;

namespace WorldForge.Cli.Commands.Runs;

/// <summary><c>worldforge runs list</c>: preserved runs, newest first, with the commands that go on from them.</summary>
internal sealed class RunsListCommand : CliCommand
{
    private readonly RunWorkspaceOptions _workspace = new();
    private readonly RunFilterOptions _filters = new();
    private readonly Option<int?> _limit = Flags.OptionalInt("--limit", "N", "At most this many runs.", 1);
    private readonly Option<string> _format = Flags.Format("json", "json", "markdown");

    public RunsListCommand(CliContext context)
        : base(context, "list", "List preserved runs, newest first, each with its next commands.")
    {
        Add(_workspace.Directory);
        _filters.AddTo(this, context);
        Add(_limit);
        Add(_format);
    }

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        RunHistory history = _filters.History(_workspace.Read(Context, parsed), parsed);
        IEnumerable<RunRecord> records = history.List(_filters.Read(parsed), parsed.GetValue(_limit), cancellationToken);
        if (CanDraw(parsed) && parsed.GetResult(_format) is null or { Implicit: true })
        {
            RunTable.Draw(Context, records);
        }
        else if (parsed.GetValue(_format) == "markdown")
        {
            await Context.PrintAsync(RunListText.ToMarkdown([.. records]));
        }
        else
        {
            await Context.EmitAsync(output => RunListText.WriteJson(records, output), path: null, cancellationToken);
        }

        return ExitCode.Success;
    }
}
