using System.Globalization;
using System.Text;
using WorldForge.Providers;
using WorldForge.Reports;
using WorldForge.Serialization;

namespace WorldForge.Benchmarking;

/// <summary>The presets as the command line lists and shows them.</summary>
public static class BenchmarkPresetList
{
    private const string Separator = "+";

    /// <summary>All presets, by category for people, in one table or list for programs.</summary>
    /// <param name="format">One of <c>json</c>, <c>csv</c>, <c>html</c>, <c>markdown</c>.</param>
    /// <param name="environment">Where the variables of runtime profiles are read from.</param>
    public static string Render(string format, ProviderEnvironment environment) => format switch
    {
        ReportFormats.Json => CanonicalJson.ToText(JsonObject.Create(
            ("presets", JsonList.Create(BenchmarkPresets.All.Select(static preset => (JsonValue)preset.ToJson()))))),
        ReportFormats.Csv => Table(BenchmarkPresets.All).ToCsv(),
        ReportFormats.Html => new HtmlPage("WorldForge Benchmark Presets").Add(new HtmlTable("Presets", Table(BenchmarkPresets.All))).ToHtml(),
        _ => Markdown(environment),
    };

    /// <summary>One preset with its files, and whether it can run here.</summary>
    /// <param name="format">One of <c>json</c>, <c>csv</c>, <c>html</c>, <c>markdown</c>.</param>
    /// <param name="run">The preset held against this machine.</param>
    public static string Render(string format, BenchmarkPresetRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return format switch
        {
            ReportFormats.Json => CanonicalJson.ToText(run.ToJson()),
            ReportFormats.Csv => Table([run.Preset]).ToCsv(),
            ReportFormats.Html => new HtmlPage($"WorldForge Benchmark Preset: {run.Preset.Name}")
                .Add(new HtmlFacts(Facts(run)), new HtmlParagraph(run.Preset.Summary), new HtmlDetails("Record", run.ToJson()))
                .ToHtml(),
            _ => Markdown(run),
        };
    }

    private static string Markdown(ProviderEnvironment environment)
    {
        StringBuilder page = new("# Benchmark Presets\n");
        foreach (string category in BenchmarkPreset.Categories)
        {
            page.Append("\n## ").Append(category).Append("\n\n");
            foreach (BenchmarkPreset preset in BenchmarkPresets.All.Where(preset => preset.Category == category))
            {
                string? reason = BenchmarkPresetRun.Of(preset, environment).SkipReason;
                string status = reason is null ? "ready" : $"skip: {MarkdownText.Inline(reason)}";
                page.Append(CultureInfo.InvariantCulture, $"- `{preset.Name}`: providers={string.Join(Separator, preset.Providers)} ")
                    .Append(CultureInfo.InvariantCulture, $"operations={Operations(preset)} iterations={preset.Iterations} ")
                    .Append(CultureInfo.InvariantCulture, $"tolerance={preset.FailureTolerance} status={status}\n")
                    .Append("  ").Append(MarkdownText.Inline(preset.Summary)).Append('\n');
            }
        }

        return page.ToString();
    }

    private static string Markdown(BenchmarkPresetRun run)
    {
        StringBuilder page = new($"# Benchmark Preset: {run.Preset.Name}\n\n");
        foreach ((string name, string? value) in Facts(run))
        {
            BenchmarkMarkdown.Fact(page, name, value);
        }

        page.Append('\n').Append(MarkdownText.Inline(run.Preset.Summary)).Append('\n');
        return run.Preset.Notes is { } notes ? page.Append('\n').Append(MarkdownText.Inline(notes)).Append('\n').ToString() : page.ToString();
    }

    private static IEnumerable<(string Name, string? Value)> Facts(BenchmarkPresetRun run) =>
    [
        ("title", run.Preset.Title),
        ("category", run.Preset.Category),
        ("providers", string.Join(", ", run.Preset.Providers)),
        ("configured_providers", string.Join(", ", run.ConfiguredProviders)),
        ("operations", BenchmarkWords.Joined(run.Preset.Operations)),
        ("iterations", BenchmarkWords.Count(run.Preset.Iterations)),
        ("concurrency", BenchmarkWords.Count(run.Preset.Concurrency)),
        ("inputs_file", BenchmarkPresetFiles.Folder + run.Preset.InputsFile),
        ("budget_file", run.Preset.BudgetFile is null ? null : BenchmarkPresetFiles.Folder + run.Preset.BudgetFile),
        ("failure_tolerance", run.Preset.FailureTolerance),
        ("tags", string.Join(", ", run.Preset.Tags)),
        ("status", run.SkipReason is null ? "can run on this host" : $"skip: {run.SkipReason}"),
    ];

    private static ReportTable Table(IEnumerable<BenchmarkPreset> presets) => new(
        [
            ReportColumn.Text("name"),
            ReportColumn.Text("category"),
            ReportColumn.Text("providers"),
            ReportColumn.Text("operations"),
            ReportColumn.Number("iterations"),
            ReportColumn.Text("budget_file"),
            ReportColumn.Text("failure_tolerance"),
        ],
        presets.Select(static preset => new JsonValue[]
        {
            preset.Name,
            preset.Category,
            string.Join(Separator, preset.Providers),
            Operations(preset),
            preset.Iterations,
            preset.BudgetFile,
            preset.FailureTolerance,
        }));

    private static string Operations(BenchmarkPreset preset) => string.Join(Separator, preset.Operations.Select(BenchmarkWords.Of));
}
