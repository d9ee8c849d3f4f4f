using System.CommandLine;
using WorldForge.Benchmarking;
using WorldForge.Benchmarking.Comparison;
using WorldForge.Cli.Options;
using WorldForge.Cli.Output;
using WorldForge.IO;
using WorldForge.Reports;
using WorldForge.Serialization;

namespace WorldForge.Cli.Commands.Benchmarking;

/// <summary><c>worldforge benchmark aa</c>: measures how much runs of the same code differ on this class of machine.</summary>
internal sealed class BenchmarkSelfCheckCommand : CliCommand
{
    private const int UsualRuns = 10;
    private const int UsualIterations = 100;

    private readonly Option<int> _runs = Flags.PositiveInt(
        "--runs", $"How many runs, each a process of its own; at least {NoiseProfile.MinimumRuns}.", UsualRuns);

    private readonly Option<string[]> _provider;
    private readonly Option<string[]> _operation = BenchmarkFlags.Operations();
    private readonly Option<int> _iterations = BenchmarkFlags.IterationCount(UsualIterations);
    private readonly Option<int> _concurrency = BenchmarkFlags.ConcurrencyCount();
    private readonly Option<int> _warmup = BenchmarkFlags.WarmupCount();
    private readonly Option<string?> _inputs = BenchmarkFlags.Inputs();
    private readonly Option<string[]> _reports = new("--report")
    {
        HelpName = "PATH",
        Description = "A preserved report of the same code; with several of them nothing is run.",
        DefaultValueFactory = static _ => [],
    };

    private readonly Option<string> _workspace = Flags.Workspace();
    private readonly Option<string?> _output = new("--output")
    {
        HelpName = "PATH",
        Description = "Where to keep the noise profile; by default in the workspace, where comparisons look for it.",
    };

    private readonly Option<string> _format = Flags.Format(ReportFormats.Markdown, ReportFormats.Markdown, ReportFormats.Json);
    private readonly Option<double> _maximum = ComparisonOptions.MaximumNoise();

    public BenchmarkSelfCheckCommand(CliContext context)
        : base(context, "aa", "A/A self-check: measure the noise floor of this machine class.")
    {
        _provider = Flags.Providers(context, "mock");
        foreach (Option option in (Option[])[_runs, _provider, _operation, _iterations, _concurrency, _warmup, _inputs, _reports, _workspace, _output, _format, _maximum])
        {
            Add(option);
        }
    }

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        ComparisonRules rules = new() { MaximumNoise = parsed.GetValue(_maximum) };
        string[] given = parsed.GetRequiredValue(_reports);
        IReadOnlyList<BenchmarkReport> reports = given.Length > 0
            ? [.. given.Select(path => BenchmarkReport.Load(Context.PathOf(path)))]
            : await new RepeatedBenchmark(Context).RunAsync(Words(parsed), parsed.GetValue(_runs), CanShowProgress(parsed), cancellationToken);
        NoiseProfile profile = NoiseProfile.Of(reports, Context.Time.GetUtcNow());
        string path = parsed.GetValue(_output) is { } output
            ? Context.PathOf(output)
            : ComparisonOptions.ProfilePath(Context.PathOf(parsed.GetRequiredValue(_workspace)), profile.MachineClass);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await AtomicFile.WriteAsync(path, ArtifactJson.ToBytes(profile.ToJson()), cancellationToken);
        await Context.PrintAsync(parsed.GetRequiredValue(_format) == ReportFormats.Json
            ? CanonicalJson.ToText(profile.ToJson())
            : $"{profile.ToMarkdown(rules)}\nKept as `{Context.Display(path)}`.\n");
        return profile.TooNoisy(rules).IsEmpty ? ExitCode.Success : ExitCode.Failure;
    }

    private List<string> Words(ParseResult parsed)
    {
        List<string> words = ["benchmark"];
        words.AddRange(parsed.GetRequiredValue(_provider).SelectMany(static provider => new[] { "--provider", provider }));
        words.AddRange(parsed.GetRequiredValue(_operation).SelectMany(static operation => new[] { BenchmarkFlags.Operation, operation }));
        words.AddRange([BenchmarkFlags.Iterations, $"{parsed.GetValue(_iterations)}", BenchmarkFlags.Concurrency, $"{parsed.GetValue(_concurrency)}"]);
        words.AddRange([BenchmarkFlags.Warmup, $"{parsed.GetValue(_warmup)}", "--format", ReportFormats.Json, Flags.PlainName]);
        if (parsed.GetValue(_inputs) is { } inputs)
        {
            words.AddRange([BenchmarkFlags.InputFile, Context.PathOf(inputs)]);
        }

        return words;
    }
}
