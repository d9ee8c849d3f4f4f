using System.CommandLine;
using WorldForge.Cli.Options;
using WorldForge.Cli.Output;
using WorldForge.Comparison;
using WorldForge.Reports;
using WorldForge.Serialization;

namespace WorldForge.Cli.Commands.Runs;

/// <summary><c>worldforge runs compare</c>: preserved runs side by side, or a candidate against its baseline.</summary>
internal sealed class RunsCompareCommand : CliCommand
{
    private const string Comparison = "comparison";
    private const string Regression = "regression";

    private readonly Argument<string[]> _paths = new("PATHS")
    {
        Arity = ArgumentArity.ZeroOrMore,
        Description = "Run folders, their run_manifest.json or their reports/report.json; the first is the baseline.",
    };

    private readonly Option<string> _format = Flags.Format(
        ReportFormats.Markdown, ReportFormats.Json, ReportFormats.Markdown, ReportFormats.Csv, ReportFormats.Html);

    private readonly Option<string> _mode = Flags.Choice("--mode", "Compare any number of runs, or hold one against its baseline.", Comparison, Comparison, Regression);
    private readonly Option<string?> _output = Flags.Output();

    private readonly Option<double> _tolerance = new("--tolerance-pct")
    {
        HelpName = "PERCENT",
        Description = "With --mode regression: a metric that moved by at most this share of its baseline is unchanged.",
        DefaultValueFactory = static _ => 0,
    };

    private readonly Option<bool> _failOnRegression = new("--fail-on-regression")
    {
        Description = "With --mode regression: exit 1 when the candidate is worse than the baseline.",
    };

    public RunsCompareCommand(CliContext context)
        : base(context, "compare", "Compare preserved runs of one kind and print what differs.")
    {
        Add(_paths);
        Add(_format);
        Add(_mode);
        Add(_tolerance);
        Add(_failOnRegression);
        Add(_output);
        Validators.Add(result =>
        {
            bool given = result.GetResult(_tolerance) is { Implicit: false } || result.GetResult(_failOnRegression) is { Implicit: false };
            if (given && result.GetValue(_mode) != Regression)
            {
                result.AddError("--tolerance-pct and --fail-on-regression need --mode regression.");
            }
        });
    }

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string[] paths = parsed.GetValue(_paths) ?? [];
        bool isRegression = parsed.GetValue(_mode) == Regression;
        JsonObject payload = isRegression
            ? await RunComparison.RegressAsync(paths, Context.Directory, parsed.GetValue(_tolerance), Context.Time, cancellationToken)
            : await RunComparison.CompareAsync(paths, Context.Directory, Context.Time, cancellationToken);
        string text = ReportRenderers.BuiltIn().Render(RunComparison.Family, parsed.GetRequiredValue(_format), payload).Content;
        await Context.EmitAsync(text, parsed.GetValue(_output), cancellationToken);
        return parsed.GetValue(_failOnRegression) && RunComparison.IsRegressed(payload) ? ExitCode.Failure : ExitCode.Success;
    }
}
