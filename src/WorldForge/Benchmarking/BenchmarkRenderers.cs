using System.Collections.Immutable;
using WorldForge.Reports;
using WorldForge.Serialization;

namespace WorldForge.Benchmarking;

/// <summary>The renderers of the family <c>benchmark</c>. The payload is the record of an outcome: a report, alone or beside its gate.</summary>
public static class BenchmarkRenderers
{
    /// <summary>Name of the family.</summary>
    public const string Family = "benchmark";

    /// <summary>JSON, Markdown, CSV and HTML.</summary>
    public static ImmutableArray<ReportRenderer> All { get; } =
    [
        Renderer(ReportFormats.Json, "The record, indented.", static payload => ArtifactJson.ToText(BenchmarkOutcome.FromJson(payload).ToJson())),
        Renderer(ReportFormats.Markdown, "Summary table and gate for people.", static payload => BenchmarkOutcome.FromJson(payload).Render(ReportFormats.Markdown)),
        Renderer(ReportFormats.Csv, "One row per result, or per violation of a gate.", static payload => BenchmarkOutcome.FromJson(payload).Render(ReportFormats.Csv)),
        Renderer(ReportFormats.Html, "One page with charts of the latencies.", static payload => BenchmarkOutcome.FromJson(payload).Render(ReportFormats.Html)),
    ];

    private static ReportRenderer Renderer(string format, string description, Func<JsonObject, string> render) =>
        ReportRenderer.OfText(Family, format, [BenchmarkWords.SuiteVersion], safeToAttach: true, description, render);
}
