using System.CommandLine;
using WorldForge.Cli.Options;
using WorldForge.Cli.Output;
using WorldForge.Runs.History;

namespace WorldForge.Cli.Commands.Runs;

/// <summary><c>worldforge runs list</c>: preserved runs, newest first, with the commands that go on from them.</summary>
internal sealed class RunsListCommand : CliCommand
{
    private readonly RunWorkspaceOptions _workspace = new();
    private readonly RunFilterOptions _filters = new();
    private readonly Option<int?> _limit = new("--limit") { HelpName = "N", Description = "At most this many runs." };
    private readonly Option<string> _format = Flags.Format("json", "json", "markdown");

    public RunsListCommand(CliContext context)
        : base(context, "list", "List preserved runs, newest first, each with its next commands.")
    {
        _limit.Validators.Add(result =>
        {
            if (result.GetValue(_limit) < 1)
            {
                result.AddError("--limit must be an integer of at least 1.");
            }
        });
        Add(_workspace.Directory);
        _filters.AddTo(this, context);
        Add(_limit);
        Add(_format);
    }

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        RunHistory history = _filters.History(_workspace.Read(Context, parsed), parsed);
        IEnumerable<RunRecord> records = history.List(_filters.Read(parsed), parsed.GetValue(_limit), cancellationToken);
        if (parsed.GetValue(_format) == "markdown")
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
