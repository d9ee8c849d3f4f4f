using System.Collections.Immutable;
using WorldForge.Capabilities;
using WorldForge.Redaction;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Evidence;

/// <summary>Says what a report was made from and what may be claimed with it.</summary>
/// <remarks>Every member is checked when it is set, also by <c>with</c>. Texts pass through the security redaction profile.</remarks>
public sealed record ProvenanceEnvelope
{
    /// <summary>Evaluation or benchmark.</summary>
    public required ProvenanceKind Kind
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw Check.Invalid("kind", "must be one of evaluation, benchmark");
    }

    /// <summary>Id of the suite.</summary>
    public required string SuiteId { get; init => field = Text(value, "suite_id"); }

    /// <summary>Version of the suite.</summary>
    public required string SuiteVersion { get; init => field = Text(value, "suite_version"); }

    /// <summary>Version of the library.</summary>
    public required string WorldForgeVersion { get; init => field = Text(value, "worldforge_version"); }

    /// <summary>When the report was made, ISO 8601.</summary>
    public required string CreatedAt { get; init => field = Text(value, "created_at"); }

    /// <summary>The command line, one argument each.</summary>
    public ImmutableArray<string> Command { get; init => field = Texts(value, "command"); } = [];

    /// <summary>Names of the providers.</summary>
    public ImmutableArray<string> Providers { get; init => field = Texts(value, "providers"); } = [];

    /// <summary>Capabilities that were used.</summary>
    public ImmutableArray<Capability> Capabilities { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Ids of runtime manifests by provider, for the providers that ship one.</summary>
    public ImmutableSortedDictionary<string, string> RuntimeManifests
    {
        get;
        init => field = ProvenanceRules.Manifests(value);
    } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Digest of what went in.</summary>
    public Sha256Digest? InputDigest { get; init; }

    /// <summary>Digest of the results without their volatile parts.</summary>
    public Sha256Digest? ResultDigest { get; init; }

    /// <summary>The budget file of a benchmark.</summary>
    public BudgetFileReference? BudgetFile { get; init; }

    /// <summary>The dataset manifests that were used.</summary>
    public ImmutableArray<DatasetReference> DatasetManifests { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Provider events that were emitted.</summary>
    public int EventCount { get; init => field = Check.NonNegativeInt(value, "event_count"); }

    /// <summary>What may and what may not be claimed with the report.</summary>
    public required string ClaimBoundary { get; init => field = Text(value, "claim_boundary"); }

    /// <summary>What the metrics mean, with direction and unit.</summary>
    public required string MetricSemantics { get; init => field = Text(value, "metric_semantics"); }

    /// <summary>Further words.</summary>
    public string? Notes { get; init => field = value is null ? null : Text(value, "notes"); }

    /// <summary>Reads an envelope of exactly the current schema version.</summary>
    /// <param name="document">The JSON object.</param>
    /// <returns>The envelope.</returns>
    /// <exception cref="WorldForgeException">The version differs or a member breaks its rule; the message names it.</exception>
    public static ProvenanceEnvelope FromJson(JsonValue document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return ProvenanceRules.Read(document);
    }

    /// <summary>The wire form; members that are not set are <c>null</c>.</summary>
    /// <returns>A new object.</returns>
    public JsonObject ToJson() => ProvenanceRules.Write(this);

    private static string Text(string? value, string field) =>
        Check.Text(Redactor.Security.Redact(Check.Text(value, field)), field);

    private static ImmutableArray<string> Texts(ImmutableArray<string> values, string field) =>
        values.IsDefault ? [] : [.. values.Select(value => Text(value, $"{field}[]"))];
}
