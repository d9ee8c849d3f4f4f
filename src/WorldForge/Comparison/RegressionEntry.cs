using WorldForge.Serialization;

namespace WorldForge.Comparison;

/// <summary>One change of a regression document: a line of its CSV form.</summary>
internal sealed record RegressionEntry(string Category, string? Name, string? Status, JsonValue Baseline, JsonValue Candidate, JsonValue Delta, string? Detail)
{
    public static IEnumerable<RegressionEntry> AllOf(JsonObject payload) =>
    [
        .. LooseJson.Objects(payload, "metric_deltas").Select(item => Of("metric", "metric", item) with
        {
            Delta = LooseJson.Raw(item, "delta"),
            Detail = LooseJson.Flag(item, "higher_is_better") == true ? "higher is better" : "lower is better",
        }),
        .. LooseJson.Objects(payload, "budget_status_changes").Select(item => Of("budget", "name", item)),
        .. LooseJson.Objects(payload, "failure_changes").SelectMany(Failures),
        .. LooseJson.Objects(payload, "artifact_changes").Select(item => Of("artifact", "label", item) with { Detail = LooseJson.Text(item, "detail") }),
        .. LooseJson.Objects(payload, "provenance_changes").Select(item => Of("provenance", "field", item)),
    ];

    private static RegressionEntry Of(string category, string name, JsonObject item) => new(
        category, LooseJson.Text(item, name), LooseJson.Text(item, "status"), LooseJson.Raw(item, "baseline"), LooseJson.Raw(item, "candidate"), JsonValue.Null, null);

    private static IEnumerable<RegressionEntry> Failures(JsonObject item) =>
    [
        .. LooseJson.Texts(item, "new_failures").Select(failure => new RegressionEntry("failure", failure, "new-failures", JsonValue.Null, JsonValue.Null, JsonValue.Null, "fails only in the candidate")),
        .. LooseJson.Texts(item, "removed_failures").Select(failure => new RegressionEntry("failure", failure, "improved", JsonValue.Null, JsonValue.Null, JsonValue.Null, "failed only in the baseline")),
    ];
}
