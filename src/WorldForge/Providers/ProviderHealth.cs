using WorldForge.Capabilities;
using WorldForge.Redaction;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Providers;

/// <summary>The answer of one health check.</summary>
public sealed class ProviderHealth
{
    /// <summary>Creates an answer.</summary>
    /// <param name="name">The provider, not blank.</param>
    /// <param name="healthy">Whether it can take calls.</param>
    /// <param name="latencyMs">Milliseconds the check took, finite and not negative.</param>
    /// <param name="details">Text for people; redacted here.</param>
    /// <exception cref="WorldForgeException">The name is blank or the latency is out of range.</exception>
    public ProviderHealth(string name, bool healthy, double latencyMs, string details)
    {
        ArgumentNullException.ThrowIfNull(details);
        Name = Check.Text(name, "name");
        IsHealthy = healthy;
        LatencyMs = Measures.NonNegative(latencyMs, "latency_ms");
        Details = Redactor.Observable.Redact(details);
    }

    /// <summary>The provider.</summary>
    public string Name { get; }

    /// <summary>Whether it can take calls.</summary>
    public bool IsHealthy { get; }

    /// <summary>Milliseconds the check took.</summary>
    public double LatencyMs { get; }

    /// <summary>Redacted text for people.</summary>
    public string Details { get; }

    /// <summary>Renders the wire form.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("name", Name),
        ("healthy", IsHealthy),
        ("latency_ms", LatencyMs),
        ("details", Details));
}
