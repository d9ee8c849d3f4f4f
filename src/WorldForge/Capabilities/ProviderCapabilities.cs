using System.Collections.Immutable;
using WorldForge.Serialization;

namespace WorldForge.Capabilities;

/// <summary>Which of the five capabilities a provider advertises. It advertises only what it can truly run.</summary>
public sealed record ProviderCapabilities
{
    /// <summary>No capability at all: the value of scaffolds.</summary>
    public static ProviderCapabilities None { get; } = new();

    /// <summary>Rolls world states forward.</summary>
    public bool Predict { get; init; }

    /// <summary>Embeds text.</summary>
    public bool Embed { get; init; }

    /// <summary>Plans on its own.</summary>
    public bool Plan { get; init; }

    /// <summary>Scores action candidates.</summary>
    public bool Score { get; init; }

    /// <summary>Selects actions.</summary>
    public bool Policy { get; init; }

    /// <summary>The advertised capabilities in canonical order.</summary>
    public ImmutableArray<Capability> Enabled => [.. CapabilityNames.All.Where(Supports)];

    /// <summary>The wire names of the advertised capabilities in canonical order.</summary>
    public ImmutableArray<string> EnabledNames => [.. Enabled.Select(static capability => capability.ToWireName())];

    /// <summary>Advertises exactly the given capabilities.</summary>
    public static ProviderCapabilities Of(params ReadOnlySpan<Capability> capabilities) => new()
    {
        Predict = capabilities.Contains(Capability.Predict),
        Embed = capabilities.Contains(Capability.Embed),
        Plan = capabilities.Contains(Capability.Plan),
        Score = capabilities.Contains(Capability.Score),
        Policy = capabilities.Contains(Capability.Policy),
    };

    /// <summary>Returns whether the capability is advertised.</summary>
    public bool Supports(Capability capability) => capability switch
    {
        Capability.Predict => Predict,
        Capability.Embed => Embed,
        Capability.Plan => Plan,
        Capability.Score => Score,
        Capability.Policy => Policy,
        _ => false,
    };

    /// <summary>Returns whether the capability with this wire name is advertised.</summary>
    /// <exception cref="WorldForgeException">The name is none of the five.</exception>
    public bool Supports(string name) => Supports(CapabilityNames.Parse(name));

    /// <summary>Advertises what either side advertises.</summary>
    public ProviderCapabilities Union(ProviderCapabilities other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new ProviderCapabilities
        {
            Predict = Predict || other.Predict,
            Embed = Embed || other.Embed,
            Plan = Plan || other.Plan,
            Score = Score || other.Score,
            Policy = Policy || other.Policy,
        };
    }

    /// <summary>Renders all five keys as booleans.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("predict", Predict),
        ("embed", Embed),
        ("plan", Plan),
        ("score", Score),
        ("policy", Policy));
}
