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

    /// <summary>The record: the report alone, or with preset and gate beside it.</summary>
    public JsonObject ToJson() => this switch
    {
        { Report: null } => JsonObject.Create(("preset", Preset!), ("status", "skipped"), ("reason", SkipReason)),
        { Gate: null } => Report.ToJson(),
        { Preset: null } => JsonObject.Create(("benchmark", Report.ToJson()), ("gate", Gate.ToJson())),
        _ => JsonObject.Create(("preset", Preset), ("benchmark", Report.ToJson()), ("gate", Gate.ToJson())),
    };

    /// <summary>Renders the outcome.</summary>
    /// <param name="format"><c>json</c> is compact here; <c>csv</c> has no line feed at its end; else <c>html</c> or <c>markdown</c>.</param>
    public string Render(string format) => format switch
    {
        ReportFormats.Json => CanonicalJson.ToText(ToJson()),
        ReportFormats.Csv => Report is null ? BenchmarkCsv.Skipped(PresetName, SkipReason!) : Gate?.ToCsv() ?? Report.ToCsv(),
        ReportFormats.Html => Report is null ? BenchmarkHtml.Skipped(PresetName, SkipReason!) : Report.ToHtml(Gate),
        ReportFormats.Markdown => Markdown(),
        _ => throw Check.Invalid("format", "must be one of json, csv, html, markdown"),
    };

    private string PresetName => Preset is not null && Preset.TryGetValue("name", out JsonValue? name) && name is JsonText text ? text.Value : "unknown";

    private string Markdown() =>
        Report is null ? $"# Benchmark preset '{MarkdownText.Inline(PresetName)}' skipped\n\n{MarkdownText.Inline(SkipReason)}\n"
        : Gate is null ? Report.ToMarkdown()
        : Report.ToMarkdown() + "\n" + Gate.ToMarkdown();
}
