using System.Collections.Immutable;
using System.Globalization;
using WorldForge.Capabilities;
using WorldForge.Evidence;
using WorldForge.Serialization;

namespace WorldForge.Evaluation;

/// <summary>Says what an evaluation was made from, with digests that two runs can be compared by.</summary>
internal static class EvaluationProvenance
{
    private static readonly string[] _times = ["duration", "latency", "elapsed", "wall_time"];
    private static readonly string[] _units = ["_s", "_ms", "_us", "_ns", "_seconds", "_milliseconds"];

    public static ProvenanceEnvelope Of(
        EvaluationSuite suite,
        EvaluationRequest request,
        ImmutableArray<EvaluationResult> results,
        int eventCount,
        DateTimeOffset now) => new()
        {
            Kind = ProvenanceKind.Evaluation,
            SuiteId = suite.Id,
            SuiteVersion = suite.Version,
            WorldForgeVersion = LibraryVersion.Current,
            CreatedAt = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            Command = request.Command,
            Providers = request.Providers,
            Capabilities = suite.RequiredCapabilities,
            RuntimeManifests = request.RuntimeManifests,
            InputDigest = InputDigest(suite, request.DatasetManifests),
            ResultDigest = ResultDigest(results),
            DatasetManifests = request.DatasetManifests,
            EventCount = eventCount,
            ClaimBoundary = suite.ClaimBoundary,
            MetricSemantics = suite.MetricSemantics,
            Notes = request.Notes,
        };

    /// <summary>The digest of what was asked. Providers are left out: runs of two providers that were asked the same are comparable.</summary>
    public static Sha256Digest InputDigest(EvaluationSuite suite, IEnumerable<DatasetReference> datasets) => CanonicalJson.Digest(JsonObject.Create(
        ("suite_id", suite.Id),
        ("suite_version", suite.Version),
        ("scenarios", JsonList.Create(suite.Scenarios.Select(static scenario => (JsonValue)JsonObject.Create(
            ("name", scenario.Name),
            ("required_capabilities", JsonList.OfTexts(scenario.RequiredCapabilities.Select(static capability => capability.ToWireName()))))))),
        ("dataset_manifests", JsonList.OfTexts(datasets.Select(static dataset => dataset.Sha256.ToString())))));

    /// <summary>The digest of what was answered, without times: a deterministic provider that is asked again answers with the same.</summary>
    public static Sha256Digest ResultDigest(IEnumerable<EvaluationResult> results) =>
        CanonicalJson.Digest(JsonList.Create(results.Select(static result => WithoutTimes(result.ToJson()))));

    private static JsonValue WithoutTimes(JsonValue value) => value switch
    {
        JsonObject map => JsonObject.Create([.. map.Where(static member => !IsTime(member.Key)).Select(static member => (member.Key, WithoutTimes(member.Value)))]),
        JsonList list => JsonList.Create(list.Select(WithoutTimes)),
        _ => value,
    };

    private static bool IsTime(string key)
    {
        string? unit = _units.FirstOrDefault(unit => key.EndsWith(unit, StringComparison.Ordinal));
        string name = unit is null ? key : key[..^unit.Length];
        return _times.Any(time => name.EndsWith(time, StringComparison.Ordinal));
    }
}
