using System.Collections.Immutable;
using System.Globalization;
using WorldForge.Benchmarking;
using WorldForge.Capabilities;

namespace WorldForge.Cli.Commands.Benchmarking;

/// <summary>The command that repeats a benchmark: every flag that shaped it.</summary>
internal static class RecordedBenchmark
{
    private const string UsualStateDirectory = ".worldforge/worlds";

    public static ImmutableArray<string> Of(
        BenchmarkRequest request, BenchmarkPresetRun? preset, string? profile, string format, string stateDirectory, string? baseline)
    {
        List<string> words = ["worldforge", "benchmark"];
        if (preset is not null)
        {
            words.AddRange([BenchmarkFlags.Preset, preset.Preset.Name]);
        }
        else
        {
            words.AddRange(request.Providers.SelectMany(static provider => new[] { "--provider", provider }));
            words.AddRange(request.Operations.SelectMany(static operation => new[] { BenchmarkFlags.Operation, operation.ToWireName() }));
            words.AddRange([BenchmarkFlags.Iterations, Text(request.Iterations), BenchmarkFlags.Concurrency, Text(request.Concurrency)]);
            AddIf(request.WarmupIterations > 0, BenchmarkFlags.Warmup, Text(request.WarmupIterations));
            AddIf(request.InputFile is not null, BenchmarkFlags.InputFile, request.InputFile?.Path);
            AddIf(request.BudgetFile is not null, BenchmarkFlags.BudgetFile, request.BudgetFile?.Path);
        }

        AddIf(baseline is not null, BenchmarkFlags.Baseline, baseline);
        AddIf(profile is not null, "--profile", profile);
        words.AddRange(["--format", format]);
        AddIf(profile is not null || stateDirectory != UsualStateDirectory, "--state-dir", stateDirectory);
        return [.. words];

        void AddIf(bool given, string flag, string? value)
        {
            if (given)
            {
                words.AddRange([flag, value ?? ""]);
            }
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
