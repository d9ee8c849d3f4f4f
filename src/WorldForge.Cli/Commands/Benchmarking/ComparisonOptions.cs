using System.CommandLine;
using WorldForge.Benchmarking;
using WorldForge.Benchmarking.Comparison;
using WorldForge.Runs;

namespace WorldForge.Cli.Commands.Benchmarking;

/// <summary>The options by which a comparison judges, and where it finds the noise profile of this machine class.</summary>
internal sealed class ComparisonOptions(CliContext context)
{
    public const string NoiseFolder = "benchmark-noise";

    private readonly Option<string?> _noise = new("--noise-profile")
    {
        HelpName = "PATH",
        Description = "The noise profile of an A/A self-check; by default the one of this machine class in the workspace.",
    };

    private readonly Option<double> _alpha = BenchmarkFlags.Share(
        "--alpha", "Chance of any wrong verdict when nothing changed.", ComparisonRules.Default.Alpha);

    private readonly Option<double> _effect = BenchmarkFlags.Share(
        "--min-effect", "Smallest change of latency that matters, as a share.", ComparisonRules.Default.MinimumEffect);

    private readonly Option<double> _maximum = MaximumNoise();

    private readonly Option<bool> _strict = new("--strict") { Description = "Exit 1 also when the comparison is inconclusive." };

    public static Option<double> MaximumNoise() => BenchmarkFlags.Share(
        "--max-noise", "Largest noise floor with which latencies are judged, as a share.", ComparisonRules.Default.MaximumNoise);

    /// <summary>The file in a workspace that the self-check writes and comparisons read.</summary>
    public static string ProfilePath(string workspace, MachineClass machine) => Path.Join(workspace, NoiseFolder, machine.Id + ".json");

    public void AddTo(Command command)
    {
        command.Add(_noise);
        command.Add(_alpha);
        command.Add(_effect);
        command.Add(_maximum);
        command.Add(_strict);
    }

    public ComparisonRules Rules(ParseResult parsed) => new()
    {
        Alpha = parsed.GetValue(_alpha),
        MinimumEffect = parsed.GetValue(_effect),
        MaximumNoise = parsed.GetValue(_maximum),
    };

    /// <summary>A named profile must be there; the usual one may be missing, which the comparison then says.</summary>
    public NoiseProfile? Noise(ParseResult parsed, string workspace, MachineClass? machine)
    {
        if (parsed.GetValue(_noise) is { } path)
        {
            return NoiseProfile.Load(context.PathOf(path));
        }

        return machine is not null && ProfilePath(workspace, machine) is var usual && File.Exists(usual) ? NoiseProfile.Load(usual) : null;
    }

    /// <summary>A report file, the folder of a run, or the id of a run in the workspace.</summary>
    public BenchmarkReport Report(string reference, string workspace) => BenchmarkReport.Load(
        RunId.TryParse(reference, out RunId id) ? new RunStore(workspace, context.Time).PathOf(id) : context.PathOf(reference));

    public int ExitOf(ParseResult parsed, ComparisonVerdict verdict) =>
        verdict == ComparisonVerdict.Worse || (verdict == ComparisonVerdict.Inconclusive && parsed.GetValue(_strict))
            ? ExitCode.Failure
            : ExitCode.Success;
}
