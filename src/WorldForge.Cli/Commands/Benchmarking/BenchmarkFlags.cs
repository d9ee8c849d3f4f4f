using System.CommandLine;
using System.Globalization;
using WorldForge.Benchmarking;
using WorldForge.Capabilities;
using WorldForge.Cli.Options;

namespace WorldForge.Cli.Commands.Benchmarking;

/// <summary>The options that the benchmark commands share, by the names that recorded commands repeat.</summary>
internal static class BenchmarkFlags
{
    public const string Operation = "--operation";
    public const string Iterations = "--iterations";
    public const string Concurrency = "--concurrency";
    public const string Warmup = "--warmup";
    public const string InputFile = "--input-file";
    public const string BudgetFile = "--budget-file";
    public const string Preset = "--preset";
    public const string Baseline = "--baseline";

    public static Option<string[]> Operations() => new Option<string[]>(Operation)
    {
        Description = "An operation; repeat it for several. All that the provider supports when absent.",
        DefaultValueFactory = static _ => [],
    }.Among([.. BenchmarkOperations.Names]);

    public static Option<int> IterationCount(int fallback) => Flags.PositiveInt(Iterations, "Measured calls of each operation.", fallback);

    public static Option<int> ConcurrencyCount() => Flags.PositiveInt(Concurrency, "Calls of one operation at the same time.", 1);

    public static Option<int> WarmupCount() =>
        Flags.NonNegativeInt(Warmup, "Calls of each operation before the measured ones; not counted.", 0);

    public static Option<string?> Inputs() =>
        new(InputFile) { HelpName = "PATH", Description = "A JSON file of inputs; what it leaves out has its default." };

    /// <summary>A share between two bounds.</summary>
    public static Option<double> Share(string name, string description, double fallback) => new(name)
    {
        HelpName = "SHARE",
        Description = description,
        DefaultValueFactory = _ => fallback,
        CustomParser = result =>
        {
            if (double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value))
            {
                return value;
            }

            result.AddError($"{name} must be a finite number, not '{result.Tokens[0].Value}'.");
            return fallback;
        },
    };

    public static IEnumerable<Capability> OperationsOf(IEnumerable<string> names) => names.Select(BenchmarkOperations.Parse);
}
