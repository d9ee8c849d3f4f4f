using System.CommandLine;
using WorldForge.Cli.Completion;
using WorldForge.Cli.Options;
using WorldForge.Cli.Output;
using WorldForge.Drills;

namespace WorldForge.Cli.Commands.Drills;

/// <summary><c>worldforge drills run</c>: rehearses one failure or all of them.</summary>
internal sealed class DrillsRunCommand : CliCommand
{
    private const string All = "all";

    private readonly Argument<string> _drill = new("DRILL") { HelpName = "DRILL", Description = "The drill's id, or 'all'." };
    private readonly Option<string> _workspace = Flags.Workspace(DrillOptions.DefaultWorkspace);
    private readonly Option<bool> _bundle = new("--bundle") { Description = "Bundle each run for an issue." };
    private readonly Option<string> _format = Flags.Format("json", "json", "markdown");

    public DrillsRunCommand(CliContext context)
        : base(context, "run", "Rehearse a failure: bring it about, watch for it, and keep its evidence.")
    {
        Add(_drill);
        Add(_workspace);
        Add(_bundle);
        Add(_format);
        _drill.CompletionSources.Add(Completions.Of(static () => [All, .. DrillCatalogue.Ids]));
    }

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string drill = parsed.GetRequiredValue(_drill);
        bool isJson = parsed.GetRequiredValue(_format) == "json";
        await using DrillBoundary boundary = new();
        var runner = new DrillRunner(new DrillOptions
        {
            Workspace = Context.PathOf(parsed.GetRequiredValue(_workspace)),
            Bundle = parsed.GetValue(_bundle),
            ScoreBoundary = boundary.Score,
            Catalog = Context.Catalog(),
            CurrentFolder = Context.Directory,
            Time = Context.Time,
        });
        if (drill == All)
        {
            DrillReport report = await runner.RunAllAsync(onResult: null, cancellationToken);
            await (isJson ? Context.PrintJsonAsync(report.ToJson()) : Context.PrintAsync(report.ToMarkdown()));
            return Exit(report.Status);
        }

        DrillResult result = await runner.RunAsync(drill, cancellationToken);
        await (isJson ? Context.PrintJsonAsync(result.ToJson()) : Context.PrintAsync(result.ToMarkdown()));
        return Exit(result.Status);
    }

    private static int Exit(string status) => status == "passed" ? ExitCode.Success : ExitCode.Failure;
}
