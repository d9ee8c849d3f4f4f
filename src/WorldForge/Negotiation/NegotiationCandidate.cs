using WorldForge.Capabilities;
using WorldForge.Serialization;

namespace WorldForge.Negotiation;

/// <summary>One provider considered for one capability.</summary>
public sealed record NegotiationCandidate
{
    /// <summary>The provider.</summary>
    public required string Name { get; init; }

    /// <summary>The capability it is considered for.</summary>
    public required Capability Capability { get; init; }

    /// <summary>Whether this facade can call it.</summary>
    public required bool IsRegistered { get; init; }

    /// <summary>Whether its profile advertises the capability.</summary>
    public required bool IsCompatible { get; init; }

    /// <summary>Whether its configuration is complete.</summary>
    public required bool IsConfigured { get; init; }

    /// <summary>Whether its health check says yes.</summary>
    public required bool IsHealthy { get; init; }

    /// <summary>What follows.</summary>
    public required ProviderReadiness Readiness { get; init; }

    /// <summary>Why it is not ready, redacted; empty when it is.</summary>
    public required string Reason { get; init; }

    /// <summary>Renders the wire form.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("name", Name),
        ("capability", Capability.ToWireName()),
        ("registered", IsRegistered),
        ("capability_compatible", IsCompatible),
        ("configured", IsConfigured),
        ("healthy", IsHealthy),
        ("readiness", Readiness.ToWireName()),
        ("reason", Reason));
}
