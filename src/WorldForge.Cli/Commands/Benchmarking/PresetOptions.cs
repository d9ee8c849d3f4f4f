using System.CommandLine;
using WorldForge.Benchmarking;
using WorldForge.Cli.Completion;
using WorldForge.Cli.Errors;
using WorldForge.Providers;

namespace WorldForge.Cli.Commands.Benchmarking;

/// <summary>The three options about presets, of which one at most is given.</summary>
internal sealed class PresetOptions
{
    private readonly Option<string?> _preset = Named(BenchmarkFlags.Preset, "Run this preset; it decides what is measured and judged.");
    private readonly Option<bool> _list = new("--list-presets") { Description = "List the presets, and end." };
    private readonly Option<string?> _show = Named("--show-preset", "Show this preset with its files, and end.");

    public void AddTo(Command command)
    {
        command.Add(_preset);
        command.Add(_list);
        command.Add(_show);
    }

    public void CheckExclusive(ParseResult parsed)
    {
        string[] given = [.. ((Option[])[_preset, _list, _show]).Where(option => parsed.GetResult(option) is { Implicit: false }).Select(static option => option.Name)];
        if (given.Length > 1)
        {
            throw new UsageException($"{string.Join(" and ", given)} do not go together.");
        }
    }

    /// <summary>What a listing option prints; null when there is none.</summary>
    public string? Listing(ParseResult parsed, string format, ProviderEnvironment environment) =>
        parsed.GetValue(_list) ? BenchmarkPresetList.Render(format, environment)
        : parsed.GetValue(_show) is { } name ? BenchmarkPresetList.Render(format, BenchmarkPresetRun.Of(BenchmarkPresets.Get(name), environment))
        : null;

    public BenchmarkPresetRun? Chosen(ParseResult parsed, ProviderEnvironment environment) =>
        parsed.GetValue(_preset) is { } name ? BenchmarkPresetRun.Of(BenchmarkPresets.Get(name), environment) : null;

    private static Option<string?> Named(string name, string description)
    {
        Option<string?> option = new(name) { HelpName = "NAME", Description = description };
        option.CompletionSources.Add(Completions.Of(static () => BenchmarkPresets.Names));
        return option;
    }
}
