using System.Collections.Immutable;
using WorldForge.Capabilities;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Evidence;

/// <summary>Reads and writes provenance envelopes.</summary>
internal static class ProvenanceRules
{
    private static readonly string[] _known =
    [
        "schema_version", "kind", "suite_id", "suite_version", "worldforge_version", "created_at", "command", "providers", "capabilities",
        "runtime_manifests", "input_digest", "result_digest", "budget_file", "dataset_manifests", "event_count", "claim_boundary",
        "metric_semantics", "notes",
    ];

    public static ImmutableSortedDictionary<string, string> Manifests(IEnumerable<KeyValuePair<string, string>>? source)
    {
        var manifests = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach ((string provider, string id) in source ?? [])
        {
            manifests.Add(EvidenceText.Safe(provider, "runtime_manifests"), EvidenceText.Safe(id, "runtime_manifests"));
        }

        return manifests.ToImmutable();
    }

    public static ProvenanceEnvelope Read(JsonValue document)
    {
        JsonFields fields = JsonFields.Of(document, "", Fault);
        fields.RequireSchemaVersion(SchemaVersions.Provenance);
        fields.RejectUnknown(_known);
        return new ProvenanceEnvelope
        {
            Kind = fields.RequiredOneOf("kind", "evaluation", "benchmark") == "evaluation"
                ? ProvenanceKind.Evaluation
                : ProvenanceKind.Benchmark,
            SuiteId = fields.RequiredText("suite_id"),
            SuiteVersion = fields.RequiredText("suite_version"),
            WorldForgeVersion = fields.RequiredText("worldforge_version"),
            CreatedAt = fields.RequiredText("created_at"),
            Command = [.. fields.RequiredTexts("command")],
            Providers = [.. fields.RequiredTexts("providers")],
            Capabilities = [.. fields.RequiredTexts("capabilities").Select(CapabilityNames.Parse)],
            RuntimeManifests = Manifests(fields),
            InputDigest = fields.OptionalDigest("input_digest"),
            ResultDigest = fields.OptionalDigest("result_digest"),
            BudgetFile = fields.OptionalFields("budget_file") is { } budget ? BudgetFileReference.Read(budget) : null,
            DatasetManifests = [.. fields.RequiredFieldsList("dataset_manifests").Select(DatasetReference.Read)],
            EventCount = fields.RequiredNonNegativeInt("event_count"),
            ClaimBoundary = fields.RequiredText("claim_boundary"),
            MetricSemantics = fields.RequiredText("metric_semantics"),
            Notes = fields.OptionalText("notes"),
        };
    }

    public static JsonObject Write(ProvenanceEnvelope source) => JsonObject.Create(
        ("schema_version", SchemaVersions.Provenance),
        ("kind", source.Kind is ProvenanceKind.Evaluation ? "evaluation" : "benchmark"),
        ("suite_id", source.SuiteId),
        ("suite_version", source.SuiteVersion),
        ("worldforge_version", source.WorldForgeVersion),
        ("created_at", source.CreatedAt),
        ("command", JsonList.OfTexts(source.Command)),
        ("providers", JsonList.OfTexts(source.Providers)),
        ("capabilities", JsonList.OfTexts(source.Capabilities.Select(capability => capability.ToWireName()))),
        ("runtime_manifests", JsonObject.Create([.. source.RuntimeManifests.Select(entry => (entry.Key, (JsonValue)entry.Value))])),
        ("input_digest", source.InputDigest?.ToString()),
        ("result_digest", source.ResultDigest?.ToString()),
        ("budget_file", (JsonValue?)source.BudgetFile?.ToJson() ?? JsonValue.Null),
        ("dataset_manifests", JsonList.Create(source.DatasetManifests.Select(dataset => dataset.ToJson()))),
        ("event_count", source.EventCount),
        ("claim_boundary", source.ClaimBoundary),
        ("metric_semantics", source.MetricSemantics),
        ("notes", source.Notes));

    private static ImmutableSortedDictionary<string, string> Manifests(JsonFields fields)
    {
        JsonObject source = fields.RequiredObject("runtime_manifests");
        var members = new JsonFields(source, fields.PathOf("runtime_manifests"), Fault);
        return Manifests(source.Keys.Select(key => new KeyValuePair<string, string>(key, members.RequiredText(key))));
    }

    private static WorldForgeException Fault(string code, string message) => new(code, $"Provenance: {message}");
}
