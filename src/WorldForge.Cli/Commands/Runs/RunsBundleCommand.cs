using System.CommandLine;
using WorldForge.Bundles;
using WorldForge.Cli.Completion;
using WorldForge.Cli.Options;
using WorldForge.Cli.Output;
using WorldForge.Runs;

namespace WorldForge.Cli.Commands.Runs;

/// <summary><c>worldforge runs bundle</c>: the evidence of one run, ready for an issue.</summary>
internal sealed class RunsBundleCommand : CliCommand
{
    private readonly Argument<string> _run = new("RUN_ID") { HelpName = "RUN_ID", Description = "The run." };
    private readonly Option<string> _workspace = Flags.Workspace();
    private readonly BundleFlags _flags = new("Write the bundle to this folder instead of <workspace>/issue-bundles/<run-id>.");
    private readonly Option<string> _format = Flags.Format("markdown", "markdown", "json", "html");

    public RunsBundleCommand(CliContext context)
        : base(context, "bundle", "Copy the evidence of one run into a folder for an issue, with a reason for every file left out.")
    {
        Add(_run);
        Add(_workspace);
        _flags.AddTo(this);
        Add(_format);
        _run.CompletionSources.Add(Completions.RunIds(context, _workspace));
    }

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        RunId run = RunId.Parse(parsed.GetRequiredValue(_run));
        BundleRequest request = _flags.Request(Context, parsed, parsed.GetRequiredValue(_workspace)) with { Runs = [run] };
        BundleResult result = _flags.IsPreview(parsed)
            ? IssueBundle.Preview(request, cancellationToken)
            : await IssueBundle.WriteAsync(request, cancellationToken);
        string format = parsed.GetRequiredValue(_format);
        await (format switch
        {
            "json" => Context.PrintJsonAsync(_flags.IsPreview(parsed) ? result.Manifest.ToJson() : result.ToJson()),
            "html" => Context.PrintAsync(result.ToHtml()),
            _ => Context.PrintAsync(result.ToMarkdown()),
        });
        return await _flags.ExitAsync(Context, parsed, result);
    }
}
