using System.Collections.Immutable;
using WorldForge.Evidence;
using WorldForge.Providers;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Promotion;

/// <summary>One decision: who gave a provider which status on which evidence, and what taking it back restores.</summary>
public sealed record PromotionLogEntry
{
    /// <summary>The provider.</summary>
    public required string Provider { get; init; }

    /// <summary>The status before; a rollback restores it.</summary>
    public required ImplementationStatus From { get; init; }

    /// <summary>The status after; lower than before for a step back.</summary>
    public required ImplementationStatus To { get; init; }

    /// <summary>When, ISO 8601.</summary>
    public required string DecidedAt { get; init; }

    /// <summary>Who decided.</summary>
    public required string Approver { get; init; }

    /// <summary>Why.</summary>
    public required string Rationale { get; init; }

    /// <summary>The packet, relative to the log's folder; null for a step back.</summary>
    public string? Packet { get; init; }

    /// <summary>Files with their digests, the packet among them.</summary>
    public required ImmutableSortedDictionary<string, Sha256Digest> Evidence { get; init; }

    /// <summary>Digest of the entry before, so that no entry can be changed or taken out unseen; null for the first.</summary>
    public required Sha256Digest? Previous { get; init; }

    /// <summary>What taking the decision back restores.</summary>
    public string Rollback => $"Set the profile's status back to {WorkbenchReport.StatusWord(From)}, generate the provider pages again, and record the step back.";

    /// <summary>Digest of the entry as it is written.</summary>
    public Sha256Digest Digest => CanonicalJson.Digest(ToJson());

    /// <summary>The entry as it is written.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("schema_version", SchemaVersions.PromotionLog),
        ("provider", Provider),
        ("from", WorkbenchReport.StatusWord(From)),
        ("to", WorkbenchReport.StatusWord(To)),
        ("decided_at", DecidedAt),
        ("approver", Approver),
        ("rationale", Rationale),
        ("packet", Packet),
        ("evidence", JsonObject.Create([.. Evidence.Select(static file => (file.Key, (JsonValue)file.Value.ToString()))])),
        ("rollback", JsonObject.Create(("restores", WorkbenchReport.StatusWord(From)), ("how", Rollback))),
        ("previous", Previous?.ToString()));

    internal static PromotionLogEntry Read(JsonFields fields)
    {
        fields.RejectUnknown("schema_version", "provider", "from", "to", "decided_at", "approver", "rationale", "packet", "evidence", "rollback", "previous");
        fields.RequireSchemaVersion(SchemaVersions.PromotionLog);
        JsonFields files = fields.RequiredFields("evidence");
        return new PromotionLogEntry
        {
            Provider = fields.RequiredText("provider"),
            From = Status(fields, "from"),
            To = Status(fields, "to"),
            DecidedAt = fields.RequiredText("decided_at"),
            Approver = fields.RequiredText("approver"),
            Rationale = fields.RequiredText("rationale"),
            Packet = fields.OptionalText("packet"),
            Evidence = files.Source.Keys.ToImmutableSortedDictionary(static path => path, files.RequiredDigest, StringComparer.Ordinal),
            Previous = fields.OptionalDigest("previous"),
        };
    }

    private static ImplementationStatus Status(JsonFields fields, string name) =>
        Enum.Parse<ImplementationStatus>(fields.RequiredOneOf(name, [.. Enum.GetValues<ImplementationStatus>().Select(WorkbenchReport.StatusWord)]), ignoreCase: true);
}
