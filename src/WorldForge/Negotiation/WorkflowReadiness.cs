using System.Collections.Immutable;
using WorldForge.Capabilities;
using WorldForge.Serialization;

namespace WorldForge.Negotiation;

/// <summary>Whether one workflow can run now.</summary>
/// <param name="Workflow">The workflow.</param>
/// <param name="Requirements">One per required capability, in the workflow's order.</param>
public sealed record WorkflowReadiness(WorkflowSpec Workflow, ImmutableArray<CapabilityRequirement> Requirements)
{
    /// <summary>Whether every requirement is ready.</summary>
    public bool IsReady => Requirements.All(static requirement => requirement.IsReady);

    /// <summary>The ready providers, or the capabilities that nobody covers.</summary>
    public string Summary => IsReady
        ? "Ready: " + string.Join("; ", Requirements.Select(static requirement =>
            $"{requirement.Capability.ToWireName()} by {string.Join(", ", requirement.ReadyProviders)}"))
        : "Blocked: no ready provider for " + string.Join(", ", Requirements
            .Where(static requirement => !requirement.IsReady)
            .Select(static requirement => requirement.Capability.ToWireName()));

    /// <summary>What to do, without repetition, in order.</summary>
    public ImmutableArray<string> RecommendedActions =>
    [
        .. Requirements.Select(static requirement => requirement.RecommendedAction).OfType<string>().Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Renders the wire form.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("workflow", Workflow.ToJson()),
        ("ready", IsReady),
        ("summary", Summary),
        ("requirements", JsonList.Create(Requirements.Select(static requirement => (JsonValue)requirement.ToJson()))),
        ("recommended_actions", JsonList.OfTexts(RecommendedActions)));
}
