using System.Collections.Immutable;
using WorldForge.Evidence;
using WorldForge.Serialization;

namespace WorldForge.Evaluation;

/// <summary>The failed cases of a report: the lowest scores of each provider first.</summary>
public sealed class FailureGallery
{
    private readonly EvaluationReport _report;

    private FailureGallery(EvaluationReport report, ImmutableArray<FailureCase> cases)
    {
        _report = report;
        Cases = cases;
    }

    /// <summary>The cases by provider, then score, then scenario.</summary>
    public ImmutableArray<FailureCase> Cases { get; }

    /// <summary>The wire form; digests are null when the report has no provenance.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("schema_version", SchemaVersions.FailureGallery),
        ("suite_id", _report.SuiteId),
        ("suite", _report.Suite),
        ("case_count", Cases.Length),
        ("claim_boundary", _report.ClaimBoundary),
        ("metric_semantics", _report.MetricSemantics),
        ("source_input_digest", _report.Provenance?.InputDigest?.ToString()),
        ("source_result_digest", _report.Provenance?.ResultDigest?.ToString()),
        ("suite_version", _report.Provenance?.SuiteVersion),
        ("cases", JsonList.Create(Cases.Select(static item => item.ToJson()))));

    internal static FailureGallery Of(EvaluationReport report, int? maxPerProvider)
    {
        int most = EvaluationRequest.GalleryLimit(maxPerProvider) ?? int.MaxValue;
        return new FailureGallery(report,
        [
            .. report.Results.Where(static result => !result.Passed)
                .GroupBy(static result => result.Provider, StringComparer.Ordinal)
                .OrderBy(static group => group.Key, StringComparer.Ordinal)
                .SelectMany(group => group
                    .OrderBy(static result => result.Score)
                    .ThenBy(static result => result.Scenario, StringComparer.Ordinal)
                    .Take(most))
                .Select(static result => new FailureCase(result)),
        ]);
    }
}
