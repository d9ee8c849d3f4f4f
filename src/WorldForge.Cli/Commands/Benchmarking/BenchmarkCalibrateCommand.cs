using System.CommandLine;
using System.Globalization;
using WorldForge.Benchmarking;
using WorldForge.Benchmarking.Calibration;
using WorldForge.Cli.Output;

namespace WorldForge.Cli.Commands.Benchmarking;

/// <summary><c>worldforge benchmark calibrate</c>: candidate budgets from preserved reports, for a person to review.</summary>
internal sealed class BenchmarkCalibrateCommand : CliCommand
{
    private static readonly CalibrationOptions Usual = new();

    private readonly Option<string[]> _reports = new("--report")
    {
        HelpName = "PATH",
        Description = "A preserved benchmark report; repeat it for several. The worst of them counts.",
        Required = true,
    };

    private readonly Option<string?> _current = new("--current-budget") { HelpName = "PATH", Description = "The budgets in force; read, never changed." };
    private readonly Option<string?> _output = new("--output")
    {
        HelpName = "DIR",
        Description = "Where to write; by default .worldforge/benchmark-calibration/<timestamp>.",
    };

    private readonly Option<bool> _overwrite = new("--overwrite") { Description = "Write into a folder that is already there." };
    private readonly Option<double> _headroom = BenchmarkFlags.Share(
        "--headroom-ratio", "How far limits stand above what was observed, 0 to 10.", Usual.HeadroomRatio);

    private readonly Option<string?> _machine = new("--machine-class")
    {
        HelpName = "TEXT",
        Description = $"The class of machine; by default {MachineClass.Variable}, else what the reports say.",
    };

    private readonly Option<string?> _rationale = new("--rationale")
    {
        HelpName = "TEXT",
        Description = "Why a reviewer should take the candidates; needed to loosen a limit.",
    };

    public BenchmarkCalibrateCommand(CliContext context)
        : base(context, "calibrate", "Derive candidate budgets from preserved reports; no budget is changed.")
    {
        foreach (Option option in (Option[])[_reports, _current, _output, _overwrite, _headroom, _machine, _rationale])
        {
            Add(option);
        }
    }

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        CalibrationOptions options = new()
        {
            HeadroomRatio = parsed.GetValue(_headroom),
            MachineClass = parsed.GetValue(_machine) ?? Context.Environment.Find(MachineClass.Variable),
            Rationale = parsed.GetValue(_rationale),
        };
        SourceReport[] sources = [.. parsed.GetRequiredValue(_reports).Select(path => SourceReport.Load(Context.PathOf(path), Context.Directory))];
        BenchmarkBudgets? current = parsed.GetValue(_current) is { } file ? BenchmarkBudgets.Load(Context.PathOf(file), Context.Directory) : null;
        DateTimeOffset now = Context.Time.GetUtcNow();
        BudgetCalibration calibration = BudgetCalibration.Of(sources, current, options, now);
        string folder = parsed.GetValue(_output)
            ?? $".worldforge/benchmark-calibration/{now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}";
        calibration.Write(Context.PathOf(folder), parsed.GetValue(_overwrite), Context.Display(folder));
        int loosened = calibration.Diffs.Count(static diff => diff.Direction == BudgetDirection.Loosened);
        await Context.PrintAsync(
            $"Candidates: {calibration.Candidates.Length}, limits: {calibration.Diffs.Length}, loosened: {loosened}.\n"
            + $"Written: {Context.Display(Path.Join(folder, "budget-calibration.md"))}\n"
            + "Human review required: no budget was changed.\n");
        return ExitCode.Success;
    }
}
