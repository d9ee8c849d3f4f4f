using System.Collections.Immutable;
using WorldForge.Evidence;
using WorldForge.Redaction;
using WorldForge.Serialization;
using WorldForge.Traces;
using WorldForge.Validation;

namespace WorldForge.Evaluation;

/// <summary>The results of an evaluation with what they were made from. Every rendering is a function of it and runs nothing. Immutable.</summary>
public sealed class EvaluationReport
{
    /// <summary>Creates a checked report.</summary>
    /// <param name="suiteId">Id of the suite.</param>
    /// <param name="suite">Name of the suite.</param>
    /// <param name="claimBoundary">What may be claimed; not blank.</param>
    /// <param name="metricSemantics">What the metrics mean; not blank.</param>
    /// <param name="results">At least one, all of this suite; their texts are redacted.</param>
    /// <param name="provenance">What the report was made from; an evaluation of this suite.</param>
    /// <param name="trace">The run step by step.</param>
    /// <param name="maxGalleryCases">Failed cases per provider that the report shows; null for all.</param>
    /// <exception cref="WorldForgeException">A part belongs to another suite or breaks its rule; the message says what it got and expected.</exception>
    public EvaluationReport(
        string suiteId,
        string suite,
        string claimBoundary,
        string metricSemantics,
        IEnumerable<EvaluationResult> results,
        ProvenanceEnvelope? provenance = null,
        WorkflowTrace? trace = null,
        int? maxGalleryCases = EvaluationRequest.DefaultGalleryCases)
    {
        ArgumentNullException.ThrowIfNull(results);
        SuiteId = Check.Text(suiteId, "suite_id");
        Suite = Check.Text(suite, "suite");
        ClaimBoundary = Check.Text(claimBoundary, "claim_boundary");
        MetricSemantics = Check.Text(metricSemantics, "metric_semantics");
        Results = Safe(results);
        Provenance = provenance;
        WorkflowTrace = trace;
        MaxGalleryCases = EvaluationRequest.GalleryLimit(maxGalleryCases);
        CheckResults();
        CheckProvenance();
        ProviderSummaries =
        [
            .. Results.GroupBy(static result => result.Provider, StringComparer.Ordinal)
                .OrderBy(static group => group.Key, StringComparer.Ordinal)
                .Select(static group => ProviderSummary.Of(group.Key, [.. group])),
        ];
    }

    /// <summary>Id of the suite.</summary>
    public string SuiteId { get; }

    /// <summary>Name of the suite.</summary>
    public string Suite { get; }

    /// <summary>What may and what may not be claimed with the report.</summary>
    public string ClaimBoundary { get; }

    /// <summary>What the metrics mean, with direction and unit.</summary>
    public string MetricSemantics { get; }

    /// <summary>One summary for each provider, sorted by name.</summary>
    public ImmutableArray<ProviderSummary> ProviderSummaries { get; }

    /// <summary>The results in the order of the providers as given, then of the scenarios.</summary>
    public ImmutableArray<EvaluationResult> Results { get; }

    /// <summary>What the report was made from.</summary>
    public ProvenanceEnvelope? Provenance { get; }

    /// <summary>The run step by step.</summary>
    public WorkflowTrace? WorkflowTrace { get; }

    /// <summary>Failed cases per provider that the report shows; null for all.</summary>
    public int? MaxGalleryCases { get; }

    /// <summary>Results that passed.</summary>
    public int PassedCount => Results.Count(static result => result.Passed);

    /// <summary>Whether every scenario passed with every provider.</summary>
    public bool Passed => Results.All(static result => result.Passed);

    /// <summary>Reads a report that was written as JSON and checks every part again; summaries and gallery are derived anew.</summary>
    /// <exception cref="WorldForgeException">A part is missing, unknown, or contradicts another.</exception>
    public static EvaluationReport FromJson(JsonValue document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return EvaluationReportJson.Read(document);
    }

    /// <summary>The failed cases, for people who look into them.</summary>
    /// <param name="maxPerProvider">At least 1, or null for all.</param>
    /// <exception cref="WorldForgeException">The limit is below 1.</exception>
    public FailureGallery Gallery(int? maxPerProvider = EvaluationRequest.DefaultGalleryCases) => FailureGallery.Of(this, maxPerProvider);

    /// <summary>The wire form; a gallery only when a case failed.</summary>
    public JsonObject ToJson() => EvaluationReportJson.Write(this);

    /// <summary>The wire form on one line, without a final line feed.</summary>
    public string ToJsonText() => CanonicalJson.ToText(ToJson());

    /// <summary>The report for people, ending in a line feed.</summary>
    public string ToMarkdown() => EvaluationMarkdown.Render(this);

    /// <summary>One row for each result under a header, without a final line feed.</summary>
    public string ToCsv() => EvaluationTables.Csv(this).ToCsv();

    /// <summary>One self-contained page without any address in it.</summary>
    public string ToHtml() => EvaluationHtml.Render(this);

    /// <summary>JUnit XML: a suite for each provider, a test case for each scenario.</summary>
    public string ToJUnit() => EvaluationJUnit.Render(this);

    /// <summary>
    /// Every rendering by its label: <c>json</c>, <c>markdown</c>, <c>csv</c>, <c>html</c>, <c>junit</c>,
    /// <c>failure_gallery.json</c>, <c>failure_gallery.md</c>, and <c>workflow_trace.json</c>, <c>workflow_trace.md</c> when there is a trace.
    /// Galleries are complete here.
    /// </summary>
    public IReadOnlyDictionary<string, string> Artifacts() => EvaluationArtifacts.Of(this);

    internal static ImmutableArray<EvaluationResult> Safe(IEnumerable<EvaluationResult> results) =>
    [
        .. results.Select(static result => result is null ? throw Check.Invalid("results", "must not hold null") : result with
        {
            Provider = Redactor.Observable.Redact(result.Provider),
            Scenario = Redactor.Observable.Redact(result.Scenario),
            Metrics = Redactor.Observable.Redact(result.Metrics),
        }),
    ];

    private void CheckResults()
    {
        if (Results.IsEmpty)
        {
            throw Check.Invalid("results", "must hold at least one result");
        }

        foreach (EvaluationResult result in Results)
        {
            if (result.SuiteId != SuiteId)
            {
                throw Check.Invalid("results[].suite_id", $"must be that of the report: got '{result.SuiteId}', expected '{SuiteId}'");
            }

            if (result.Suite != Suite)
            {
                throw Check.Invalid("results[].suite", $"must be that of the report: got '{result.Suite}', expected '{Suite}'");
            }
        }
    }

    private void CheckProvenance()
    {
        if (Provenance is null)
        {
            return;
        }

        if (Provenance.Kind != ProvenanceKind.Evaluation)
        {
            throw Check.Invalid("provenance.kind", "must be evaluation: got benchmark, expected evaluation");
        }

        if (Provenance.SuiteId != SuiteId)
        {
            throw Check.Invalid("provenance.suite_id", $"must be that of the report: got '{Provenance.SuiteId}', expected '{SuiteId}'");
        }
    }
}
