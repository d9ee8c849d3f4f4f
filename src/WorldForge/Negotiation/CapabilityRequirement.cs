using System.Collections.Immutable;
using WorldForge.Capabilities;
using WorldForge.Serialization;

namespace WorldForge.Negotiation;

/// <summary>One capability that a workflow needs, and who could serve it.</summary>
/// <param name="Capability">The capability.</param>
/// <param name="Candidates">Everyone considered: catalog order, then other registered names sorted.</param>
/// <param name="RecommendedAction">What to do when nobody is ready, or null.</param>
public sealed record CapabilityRequirement(
    Capability Capability,
    ImmutableArray<NegotiationCandidate> Candidates,
    string? RecommendedAction)
{
    /// <summary>The names that are ready, in the order of the candidates.</summary>
    public ImmutableArray<string> ReadyProviders =>
        [.. Candidates.Where(static candidate => candidate.Readiness == ProviderReadiness.Ready).Select(static candidate => candidate.Name)];

    /// <summary>Whether anyone is ready.</summary>
    public bool IsReady => Candidates.Any(static candidate => candidate.Readiness == ProviderReadiness.Ready);

    /// <summary>Renders the wire form.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("capability", Capability.ToWireName()),
        ("ready", IsReady),
        ("ready_providers", JsonList.OfTexts(ReadyProviders)),
        ("candidates", JsonList.Create(Candidates.Select(static candidate => (JsonValue)candidate.ToJson()))),
        ("recommended_action", RecommendedAction));
}
