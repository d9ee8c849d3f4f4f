using System.CommandLine;
using WorldForge.Cli.Options;
using WorldForge.Cli.Output;
using WorldForge.Runs.Retention;

namespace WorldForge.Cli.Commands.Runs;

/// <summary><c>worldforge runs cleanup</c>: keeps the newest runs and removes the others.</summary>
internal sealed class RunsCleanupCommand : CliCommand
{
    private readonly RunWorkspaceOptions _workspace = new();
    private readonly Option<int> _keep = Flags.NonNegativeInt("--keep", "How many of the newest runs to keep.", 10);
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Say what would be removed and remove nothing." };
    private readonly RunRemovalOptions _removal = new();
    private readonly Option<string> _format = Flags.Format("json", "json", "markdown");

    public RunsCleanupCommand(CliContext context)
        : base(context, "cleanup", "Keep the newest runs and remove the others; pinned and cited runs stay.")
    {
        Add(_workspace.Directory);
        Add(_keep);
        Add(_dryRun);
        _removal.AddTo(this);
        Add(_format);
    }

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        RunCleanup cleanup = new(_workspace.Read(Context, parsed)) { ToTrash = _removal.ToTrash(parsed), Evidence = _removal.Evidence(Context, parsed) };
        int keep = parsed.GetValue(_keep);
        RunCleanupReport report = parsed.GetValue(_dryRun) ? cleanup.Preview(keep) : await cleanup.RemoveAsync(keep, cancellationToken);
        await (parsed.GetValue(_format) == "markdown" ? Context.PrintAsync(report.ToMarkdown()) : Context.PrintJsonAsync(report.ToJson()));
        return ExitCode.Success;
    }
}
