using System.CommandLine;
using WorldForge.Benchmarking;
using WorldForge.Benchmarking.Comparison;
using WorldForge.Cli.Options;
using WorldForge.Cli.Output;
using WorldForge.Reports;
using WorldForge.Serialization;

namespace WorldForge.Cli.Commands.Benchmarking;

/// <summary><c>worldforge benchmark compare</c>: holds one preserved run against another, without running anything.</summary>
internal sealed class BenchmarkCompareCommand : CliCommand
{
    private readonly Option<string> _baseline = Reference(BenchmarkFlags.Baseline, "The run to compare with: id, folder or report file.");
    private readonly Option<string> _current = Reference("--current", "The run to judge: id, folder or report file.");
    private readonly Option<string> _format = Flags.Format(ReportFormats.Markdown, ReportFormats.Markdown, ReportFormats.Json, ReportFormats.Csv, ReportFormats.Html);
    private readonly Option<string> _workspace = Flags.Workspace();
    private readonly Option<string?> _output = Flags.Output();
    private readonly ComparisonOptions _comparison;

    public BenchmarkCompareCommand(CliContext context)
        : base(context, "compare", "Compare two preserved benchmarks: better, worse, unchanged or inconclusive.")
    {
        _comparison = new ComparisonOptions(context);
        Add(_baseline);
        Add(_current);
        Add(_workspace);
        Add(_format);
        Add(_output);
        _comparison.AddTo(this);
    }

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string workspace = Context.PathOf(parsed.GetRequiredValue(_workspace));
        BenchmarkReport baseline = _comparison.Report(parsed.GetRequiredValue(_baseline), workspace);
        BenchmarkReport current = _comparison.Report(parsed.GetRequiredValue(_current), workspace);
        NoiseProfile? noise = _comparison.Noise(parsed, workspace, current.MachineClass);
        BaselineComparison comparison = BaselineComparison.Of(baseline, current, noise, _comparison.Rules(parsed));
        string text = parsed.GetRequiredValue(_format) switch
        {
            ReportFormats.Json => CanonicalJson.ToText(comparison.ToJson()),
            ReportFormats.Csv => comparison.ToCsv(),
            ReportFormats.Html => current.ToHtml(null, comparison),
            _ => comparison.ToMarkdown(),
        };
        await Context.EmitAsync(text, parsed.GetValue(_output), cancellationToken);
        return _comparison.ExitOf(parsed, comparison.Verdict);
    }

    private static Option<string> Reference(string name, string description) =>
        new(name) { HelpName = "RUN", Description = description, Required = true };
}
