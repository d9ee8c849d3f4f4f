using System.Diagnostics;
using System.Globalization;

namespace WorldForge.Benchmarks.Cli;

/// <summary>
/// How long whole processes of the installed tool take, from start to end, warm: medians against the budgets of the tool. Run it with
/// <c>dotnet run -c Release --project tests/WorldForge.Benchmarks -- cli-startup PATH-OF-worldforge [RUNS]</c>.
/// </summary>
internal static class CliStartUp
{
    /// <summary>The word that selects this program.</summary>
    public const string Word = "cli-startup";

    private const int UsualRuns = 21;

    private static readonly (string Arguments, int? BudgetMs)[] _commands =
    [
        ("--version", null),
        ("--help", 120),
        ("doctor", 180),
        ("examples", null),
        ("predict kitchen --x 0.3 --y 0.8 --z 0", null),
        ("eval --suite planning --provider mock --format json", 300),
        ("benchmark --provider mock --operation predict --iterations 100 --format json", 300),
    ];

    public static int Run(IReadOnlyList<string> arguments)
    {
        string tool = Path.GetFullPath(arguments[0]);
        int runs = arguments.Count > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : UsualRuns;
        DirectoryInfo place = Directory.CreateTempSubdirectory("cli-startup-");
        Console.WriteLine("| Command | Least ms | Median ms | Most ms | Budget ms |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
        foreach ((string words, int? budget) in _commands)
        {
            Time(tool, words, place.FullName);
            double[] times = [.. Enumerable.Range(0, runs).Select(_ => Time(tool, words, place.FullName)).Order()];
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {words} | {times[0]:0} | {times[runs / 2]:0} | {times[^1]:0} | {(budget is { } limit ? limit : "-")} |"));
        }

        place.Delete(recursive: true);
        return 0;
    }

    private static double Time(string tool, string words, string place)
    {
        ProcessStartInfo start = new(tool, words) { WorkingDirectory = place, RedirectStandardOutput = true, RedirectStandardError = true };
        long began = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        double elapsed = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        return process.ExitCode is 0 or 1 ? elapsed : throw new InvalidOperationException($"'{words}' ended with {process.ExitCode}: {error.Result}");
    }
}
