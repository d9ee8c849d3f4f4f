using System.Collections.Immutable;
using WorldForge.Evidence;
using WorldForge.Serialization;

namespace WorldForge.Negotiation;

/// <summary>Which workflows can run now (schema 1).</summary>
/// <param name="Workflows">One per asked workflow, in that order.</param>
public sealed record NegotiationReport(ImmutableArray<WorkflowReadiness> Workflows)
{
    /// <summary>The schema version that is written.</summary>
    public const int SchemaVersion = SchemaVersions.CapabilityNegotiation;

    /// <summary>How many workflows can run now.</summary>
    public int ReadyCount => Workflows.Count(static workflow => workflow.IsReady);

    /// <summary>Whether all of them can.</summary>
    public bool IsReady => ReadyCount == Workflows.Length;

    /// <summary>Renders the wire form.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("schema_version", SchemaVersion),
        ("workflow_count", Workflows.Length),
        ("ready_count", ReadyCount),
        ("workflows", JsonList.Create(Workflows.Select(static workflow => (JsonValue)workflow.ToJson()))));

    /// <summary>Renders the report for people.</summary>
    public string ToMarkdown() => NegotiationMarkdown.Render(this);
}
