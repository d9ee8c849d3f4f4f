using System.Text.Json.Serialization.Metadata;

namespace WorldForge.Release.Gates.DependencyAudit;

/// <summary>The locked dependencies and what advisory sources say of them. Whether a version is affected is for the gate to decide.</summary>
public sealed record DependencyAuditFacts : IEvidenceFacts<DependencyAuditFacts>
{
    /// <inheritdoc/>
    public static string Type => "worldforge/dependency-audit/v1";

    /// <inheritdoc/>
    public static JsonTypeInfo<DependencyAuditFacts> TypeInfo => DependencyAuditJson.Default.DependencyAuditFacts;

    /// <summary>Every locked, pinned or downloaded package, in ordinal order of its canonical line.</summary>
    public required IReadOnlyList<LockedDependency> Dependencies { get; init; }

    /// <summary>The digest of the canonical text of <see cref="Dependencies"/>.</summary>
    public required string DependencySetSha256 { get; init; }

    /// <summary>What each source said, in the order in which they were asked.</summary>
    public required IReadOnlyList<AdvisorySource> Sources { get; init; }

    /// <summary>The advisories about packages of the set, from all sources, without repetitions.</summary>
    public required IReadOnlyList<KnownAdvisory> Advisories { get; init; }

    /// <summary>Advisories that project files silence behind the gate's back.</summary>
    public required IReadOnlyList<AuditSuppression> Suppressions { get; init; }

    /// <summary>Versions by tool name; <c>unavailable</c> when a tool could not start, <c>unknown</c> when it did not say.</summary>
    public required IReadOnlyDictionary<string, string> ToolVersions { get; init; }
}
