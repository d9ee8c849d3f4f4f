using System.Collections.Immutable;
using System.CommandLine;
using WorldForge.Benchmarking;
using WorldForge.Cli.Options;
using WorldForge.Providers;
using WorldForge.Providers.Mock;

namespace WorldForge.Cli.Commands.Benchmarking;

/// <summary>The options that say what is measured.</summary>
internal sealed class BenchmarkRequestOptions
{
    private readonly CliContext _context;
    private readonly Option<string[]> _provider;
    private readonly Option<string[]> _operation = BenchmarkFlags.Operations();
    private readonly Option<int> _iterations = BenchmarkFlags.IterationCount(BenchmarkRequest.DefaultIterations);
    private readonly Option<int> _concurrency = BenchmarkFlags.ConcurrencyCount();
    private readonly Option<int> _warmup = BenchmarkFlags.WarmupCount();
    private readonly Option<string?> _inputs = BenchmarkFlags.Inputs();
    private readonly Option<string?> _budgets = new(BenchmarkFlags.BudgetFile)
    {
        HelpName = "PATH",
        Description = "A JSON file of budgets; exit 1 when one is not kept.",
    };

    public BenchmarkRequestOptions(CliContext context)
    {
        _context = context;
        _provider = Flags.Providers(context, MockProvider.ProviderName);
    }

    public static ImmutableSortedDictionary<string, string> Manifests(IEnumerable<string> providers) => providers
        .Where(static provider => provider != MockProvider.ProviderName)
        .Select(static provider => (Provider: provider, Manifest: RuntimeManifests.Find(provider)))
        .Where(static entry => entry.Manifest is not null)
        .DistinctBy(static entry => entry.Provider)
        .ToImmutableSortedDictionary(static entry => entry.Provider, static entry => entry.Manifest!.Id, StringComparer.Ordinal);

    public void AddTo(Command command)
    {
        foreach (Option option in All)
        {
            command.Add(option);
        }
    }

    /// <summary>The flags on the command line that a preset decides instead.</summary>
    public string[] Overridden(ParseResult parsed) =>
        [.. All.Where(option => parsed.GetResult(option) is { Implicit: false }).Select(static option => option.Name)];

    public (BenchmarkRequest Request, BenchmarkBudgets? Budgets) Read(ParseResult parsed, ProfileDefaults defaults)
    {
        BenchmarkInputFile? inputs = parsed.GetValue(_inputs) is { } path ? BenchmarkInputFile.Load(_context.PathOf(path), _context.Directory) : null;
        BenchmarkBudgets? budgets = parsed.GetValue(_budgets) is { } file ? BenchmarkBudgets.Load(_context.PathOf(file), _context.Directory) : null;
        return (
            new BenchmarkRequest
            {
                Providers = [.. defaults.Of(_provider, defaults.Profile?.Providers)],
                Operations = [.. BenchmarkFlags.OperationsOf(defaults.Of(_operation, defaults.Profile?.Operations))],
                Iterations = parsed.GetValue(_iterations),
                Concurrency = parsed.GetValue(_concurrency),
                WarmupIterations = parsed.GetValue(_warmup),
                Inputs = inputs?.Inputs ?? BenchmarkInputs.Default,
                InputFile = inputs?.Reference,
                BudgetFile = budgets?.Reference,
                MachineClass = MachineClass.Current(_context.Environment),
            },
            budgets);
    }

    private IEnumerable<Option> All => [_provider, _operation, _iterations, _concurrency, _warmup, _inputs, _budgets];
}
