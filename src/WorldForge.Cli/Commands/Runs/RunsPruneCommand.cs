using System.CommandLine;
using WorldForge.Cli.Options;
using WorldForge.Cli.Output;
using WorldForge.Configuration;
using WorldForge.Runs.Retention;

namespace WorldForge.Cli.Commands.Runs;

/// <summary><c>worldforge runs prune</c>: removes runs by age, number and kind; a dry run unless told otherwise.</summary>
internal sealed class RunsPruneCommand : CliCommand
{
    private readonly RunWorkspaceOptions _workspace = new();
    private readonly Option<int?> _maxAgeDays = Flags.OptionalInt(
        "--max-age-days", "DAYS", "Remove runs older than this; 0 disregards age. [default: 30]", 0);
    private readonly Option<int?> _keepLatest = Flags.OptionalInt(
        "--keep-latest", "N", "Keep this many of the newest runs of the chosen kinds. [default: 10]", 0);
    private readonly Option<string[]> _family = new("--family")
    {
        HelpName = "KIND",
        Description = "Only runs of this kind; repeat it for several.",
        DefaultValueFactory = static _ => [],
    };

    private readonly Option<bool> _apply = new("--apply") { Description = "Remove the runs; without it nothing is removed." };
    private readonly Option<string?> _profile = new("--retention-profile")
    {
        HelpName = "PATH",
        Description = "A JSON or TOML file with a runs_retention block; explicit flags win over it.",
    };

    private readonly RunRemovalOptions _removal = new();
    private readonly Option<string> _format = Flags.Format("json", "json", "markdown");

    public RunsPruneCommand(CliContext context)
        : base(context, "prune", "Remove old runs by a policy; a dry run unless --apply is given.")
    {
        Add(_workspace.Directory);
        Add(_maxAgeDays);
        Add(_keepLatest);
        Add(_family);
        Add(_apply);
        Add(_profile);
        _removal.AddTo(this);
        Add(_format);
    }

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        RunPruner pruner = new(_workspace.Read(Context, parsed)) { ToTrash = _removal.ToTrash(parsed), Evidence = _removal.Evidence(Context, parsed) };
        RunPruneReport report = pruner.Plan(Policy(parsed));
        if (parsed.GetValue(_apply))
        {
            report = await pruner.ApplyAsync(report, cancellationToken);
        }

        await (parsed.GetValue(_format) == "markdown" ? Context.PrintAsync(report.ToMarkdown()) : Context.PrintJsonAsync(report.ToJson()));
        return ExitCode.Success;
    }

    private RetentionPolicy Policy(ParseResult parsed)
    {
        RetentionPolicy policy = RetentionPolicy.Of(parsed.GetValue(_profile) is { } path ? RunsRetention.Load(Context.PathOf(path)) : null);
        string[] families = parsed.GetRequiredValue(_family);
        return policy with
        {
            MaxAgeDays = parsed.GetValue(_maxAgeDays) ?? policy.MaxAgeDays,
            KeepLatest = parsed.GetValue(_keepLatest) ?? policy.KeepLatest,
            Families = families.Length > 0 ? [.. families] : policy.Families,
        };
    }
}
