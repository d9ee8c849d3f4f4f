using WorldForge.Benchmarking.Comparison;
using WorldForge.Reports;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Benchmarking;

/// <summary>What came out of asking for a benchmark: a report, perhaps judged, or a preset that could not run here.</summary>
public sealed record BenchmarkOutcome
{
    private BenchmarkOutcome()
    {
    }

    /// <summary>The report; null when the preset was skipped.</summary>
    public BenchmarkReport? Report { get; private init; }

    /// <summary>The judgement; null without budgets.</summary>
    public BenchmarkGateReport? Gate { get; private init; }

    /// <summary>The preset as it is recorded; null without one.</summary>
    public JsonObject? Preset { get; private init; }

    /// <summary>Why the preset was skipped; null when it ran.</summary>
    public string? SkipReason { get; private init; }

    /// <summary>The comparison with a preserved baseline; null without one, and not part of what <see cref="FromJson"/> reads.</summary>
    public BaselineComparison? Comparison { get; private init; }

    /// <summary>False exactly when there is a gate and a limit was not kept.</summary>
    public bool Passed => Gate is null or { Passed: true };

    /// <summary>A benchmark that ran.</summary>
    /// <param name="report">The report; its metadata name the preset.</param>
    /// <param name="budgets">What to judge it by; null for nothing.</param>
    public static BenchmarkOutcome Of(BenchmarkReport report, BenchmarkBudgets? budgets = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new BenchmarkOutcome
        {
            Report = report,
            Gate = budgets is null ? null : BenchmarkGate.Evaluate(report, budgets),
            Preset = report.RunMetadata.TryGetValue("preset", out JsonValue? preset) ? preset as JsonObject : null,
        };
    }

    /// <summary>This outcome with a comparison beside it.</summary>
    /// <exception cref="InvalidOperationException">There is no report to compare.</exception>
    public BenchmarkOutcome ComparedWith(BenchmarkReport baseline, NoiseProfile? noise, ComparisonRules? rules = null) =>
        Report is null
            ? throw new InvalidOperationException("A skipped preset has nothing to compare.")
            : this with { Comparison = BaselineComparison.Of(baseline, Report, noise, rules) };

    /// <summary>A preset that could not run here.</summary>
    public static BenchmarkOutcome Skipped(BenchmarkPreset preset, string reason)
    {
        ArgumentNullException.ThrowIfNull(preset);
        return new BenchmarkOutcome { Preset = preset.ToJson(), SkipReason = Check.Text(reason, "reason") };
    }

    /// <summary>Reads the record.</summary>
    /// <exception cref="WorldForgeException">A member is missing or breaks its rule.</exception>
    public static BenchmarkOutcome FromJson(JsonValue document)
    {
        JsonFields fields = JsonFields.Of(document, "");
        if (fields.OptionalAnyText("status") is "skipped")
        {
            return new BenchmarkOutcome { Preset = fields.RequiredObject("preset"), SkipReason = fields.RequiredText("reason") };
        }

        BenchmarkReport report = BenchmarkReport.FromJson(document);
        return Of(report) with { Gate = fields.OptionalFields("gate") is { } gate ? BenchmarkGateReport.Read(gate) : null };
    }

    /// <summary>The record: the report alone, or beside preset, gate and comparison.</summary>
    public JsonObject ToJson()
    {
        if (Report is null)
        {
            return JsonObject.Create(("preset", Preset!), ("status", "skipped"), ("reason", SkipReason));
        }

        if (Gate is null && Comparison is null)
        {
            return Report.ToJson();
        }

        JsonObject record = Preset is null ? JsonObject.Empty : JsonObject.Create(("preset", Preset));
        record = record.With("benchmark", Report.ToJson());
        record = Gate is null ? record : record.With("gate", Gate.ToJson());
        return Comparison is null ? record : record.With("comparison", Comparison.ToJson());
    }

    /// <summary>Renders the outcome.</summary>
    /// <param name="format">
    /// <c>json</c> is compact here; <c>csv</c> has no line feed at its end and is of the comparison, else the gate, else the report; else
    /// <c>html</c> or <c>markdown</c>.
    /// </param>
    public string Render(string format) => format switch
    {
        ReportFormats.Json => CanonicalJson.ToText(ToJson()),
        ReportFormats.Csv => Report is null ? BenchmarkCsv.Skipped(PresetName, SkipReason!) : Comparison?.ToCsv() ?? Gate?.ToCsv() ?? Report.ToCsv(),
        ReportFormats.Html => Report is null ? BenchmarkHtml.Skipped(PresetName, SkipReason!) : Report.ToHtml(Gate, Comparison),
        ReportFormats.Markdown => Markdown(),
        _ => throw Check.Invalid("format", "must be one of json, csv, html, markdown"),
    };

    private string PresetName => Preset is not null && Preset.TryGetValue("name", out JsonValue? name) && name is JsonText text ? text.Value : "unknown";

    private string Markdown() => Report is null
        ? $"# Benchmark preset '{MarkdownText.Inline(PresetName)}' skipped\n\n{MarkdownText.Inline(SkipReason)}\n"
        : string.Join('\n', ((string?[])[Report.ToMarkdown(), Gate?.ToMarkdown(), Comparison?.ToMarkdown()]).OfType<string>());
}
