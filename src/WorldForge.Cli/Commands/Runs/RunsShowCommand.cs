using System.CommandLine;
using WorldForge.Cli.Completion;
using WorldForge.Cli.Options;
using WorldForge.Cli.Output;
using WorldForge.Runs;
using WorldForge.Runs.History;

namespace WorldForge.Cli.Commands.Runs;

/// <summary><c>worldforge runs show</c>: one run, its artifacts and what to do next.</summary>
internal sealed class RunsShowCommand : CliCommand
{
    private readonly Argument<string> _run = new("RUN_ID") { Description = "The run." };
    private readonly RunWorkspaceOptions _workspace = new();
    private readonly Option<string> _format = Flags.Format("json", "json", "markdown");

    public RunsShowCommand(CliContext context)
        : base(context, "show", "Show one preserved run, its artifacts and its next commands.")
    {
        _run.CompletionSources.Add(Completions.RunIds(context, _workspace.Directory));
        Add(_run);
        Add(_workspace.Directory);
        Add(_format);
    }

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        RunDetails details = new RunHistory(_workspace.Read(Context, parsed)).Find(RunId.Parse(parsed.GetValue(_run)));
        await (parsed.GetValue(_format) == "markdown" ? Context.PrintAsync(details.ToMarkdown()) : Context.PrintJsonAsync(details.ToJson()));
        return ExitCode.Success;
    }
}
