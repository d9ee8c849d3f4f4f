using System.Collections.Immutable;
using System.Globalization;
using WorldForge.Evidence;
using WorldForge.Reports;
using WorldForge.Serialization;

namespace WorldForge.Comparison;

/// <summary>A comparison or regression document as the renderers read it.</summary>
internal sealed class ComparisonDocument
{
    private static readonly ReportColumn[] _runColumns =
    [
        ReportColumn.Code("run_id"), ReportColumn.Status("status"), ReportColumn.Text("provider"), ReportColumn.Text("operation"), ReportColumn.Flag("budget_passed"),
        ReportColumn.Number("events"), ReportColumn.Number("excluded_unsafe_artifacts"), ReportColumn.Text("missing_evidence"), ReportColumn.Code("path"), ReportColumn.Code("command"),
    ];

    private static readonly string[] _shared = ["created_at", "fixture_digest", "suite_version", "budget_ref"];

    private ComparisonDocument(JsonObject payload)
    {
        Payload = payload;
        Kind = LooseJson.Text(payload, "kind") ?? "-";
    }

    public JsonObject Payload { get; }

    public string Kind { get; }

    public bool IsRegression => LooseJson.Text(Payload, "mode") == ComparisonPayload.RegressionMode;

    public string Title => IsRegression ? "WorldForge Regression Comparison" : "WorldForge Run Comparison";

    public string Status => LooseJson.Text(Payload, "regression_summary", "status") ?? "-";

    public string ClaimBoundary => LooseJson.Text(Payload, "claim_boundary") ?? "-";

    public JsonObject[] Runs => LooseJson.Objects(Payload, "runs");

    public JsonObject[] Rows => LooseJson.Objects(Payload, "rows");

    /// <summary>What the runs share, for people.</summary>
    public ImmutableArray<(string Name, string? Value)> Facts =>
    [
        ("Kind", Kind),
        ("Baseline", LooseJson.Text(Payload, "baseline_run_id")),
        .. IsRegression ? [("Candidate", LooseJson.Text(Payload, "candidate_run_id")), ("Tolerance", Percent())] : ((string, string?)[])[("Runs", Count("run_count"))],
        ("Providers", Joined("providers")),
        ("Operations", Joined("operations")),
        ("Capabilities", Joined("capabilities")),
        ("Suite version", LooseJson.Text(Payload, "comparison_context", "suite_version")),
        ("Missing evidence", Joined("missing_evidence") ?? "complete"),
        ("Budgets", Joined("budget_refs")),
        ("Fixture digest", LooseJson.Text(Payload, "comparison_context", "fixture_digest")),
    ];

    public ReportTable RunTable => new(_runColumns, Runs.Select(run => new[]
    {
        LooseJson.Raw(run, "run_id"),
        LooseJson.Raw(run, "status"),
        LooseJson.Raw(run, "provider"),
        LooseJson.Raw(run, "operation"),
        LooseJson.Raw(run, "budget_passed"),
        LooseJson.Raw(run, "event_count"),
        LooseJson.Raw(run, "excluded_unsafe_artifact_count"),
        LooseJson.Texts(run, "missing_evidence") is { Length: > 0 } missing ? string.Join(", ", missing) : "complete",
        LooseJson.Raw(run, "path"),
        LooseJson.Raw(run, "command"),
    }));

    public ReportTable RowTable => ReportTable.OfObjects(Rows);

    /// <summary>The rows without what the facts say for all of them.</summary>
    public ReportTable ShortRowTable => ReportTable.OfObjects(Rows, Rows.SelectMany(row => row.Keys).Distinct(StringComparer.Ordinal).Except(_shared, StringComparer.Ordinal));

    public ReportTable MetricTable => new(
        [
            ReportColumn.Text("metric"), ReportColumn.Number("baseline"), ReportColumn.Number("candidate"), ReportColumn.Number("delta"), ReportColumn.Text("better"),
            ReportColumn.Status("status"),
        ],
        LooseJson.Objects(Payload, "metric_deltas").Select(metric => new[]
        {
            LooseJson.Raw(metric, "metric"), LooseJson.Raw(metric, "baseline"), LooseJson.Raw(metric, "candidate"), LooseJson.Raw(metric, "delta"),
            LooseJson.Flag(metric, "higher_is_better") == true ? "higher" : "lower", LooseJson.Raw(metric, "status"),
        }));

    /// <summary>The counts of a regression, for people.</summary>
    public ImmutableArray<(string Name, string? Value)> Counts =>
    [
        .. (LooseJson.At(Payload, "regression_summary") as JsonObject ?? JsonObject.Empty)
            .Where(member => member.Value is JsonInteger)
            .Select(member => (member.Key.Replace("_count", "s", StringComparison.Ordinal).Replace('_', ' '), (string?)member.Value.ToString())),
    ];

    /// <summary>Everything but the metrics that differs, in the columns of the CSV form.</summary>
    public ReportTable ChangeTable => Table(RegressionEntry.AllOf(Payload).Where(entry => entry.Category != "metric"));

    /// <summary>All changes, in the columns of the CSV form.</summary>
    public ReportTable EntryTable => Table(RegressionEntry.AllOf(Payload));

    /// <summary>Takes a document of a known schema.</summary>
    /// <exception cref="WorldForgeException">The schema version is another; the message gives both.</exception>
    public static ComparisonDocument Of(JsonObject payload)
    {
        var document = new ComparisonDocument(payload);
        int expected = document.IsRegression ? SchemaVersions.RunRegression : SchemaVersions.RunComparison;
        JsonValue found = LooseJson.Raw(payload, "schema_version");
        return found == JsonInteger.Of(expected)
            ? document
            : throw new WorldForgeException(
                FaultCodes.InputInvalid,
                $"A {(document.IsRegression ? "regression" : "comparison")} document must have schema_version {expected} and has {(found.Kind == JsonKind.Integer ? found.ToString() : "none")}.");
    }

    private static ReportTable Table(IEnumerable<RegressionEntry> entries) => new(
        [
            ReportColumn.Text("category"), ReportColumn.Text("name"), ReportColumn.Status("status"), ReportColumn.Code("baseline"), ReportColumn.Code("candidate"),
            ReportColumn.Number("delta"), ReportColumn.Text("detail"),
        ],
        entries.Select(entry => new JsonValue[] { entry.Category, entry.Name, entry.Status, entry.Baseline, entry.Candidate, entry.Delta, entry.Detail }));

    private string? Joined(string name) => LooseJson.Texts(Payload, "comparison_context", name) is { Length: > 0 } values ? string.Join(", ", values) : null;

    private string? Count(string name) => LooseJson.Number(Payload, name)?.ToString(CultureInfo.InvariantCulture);

    private string? Percent() => LooseJson.Number(Payload, "tolerance_pct") is { } tolerance ? tolerance.ToString(CultureInfo.InvariantCulture) + " %" : null;
}
