using System.Collections.Immutable;
using WorldForge.Capabilities;
using WorldForge.Validation;

namespace WorldForge.Routing;

/// <summary>Which providers to try for one operation, in order.</summary>
public sealed class ProviderRoutingPolicy
{
    /// <summary>Creates a policy.</summary>
    /// <param name="capability">What the operation needs.</param>
    /// <param name="preferred">The provider to try first.</param>
    /// <param name="fallbacks">The others, in order; no name twice.</param>
    /// <param name="requireCapability">Whether a provider without the capability is skipped.</param>
    /// <param name="operation">What the operation is called, for people.</param>
    /// <exception cref="WorldForgeException">A text is blank, or a name is used twice.</exception>
    public ProviderRoutingPolicy(
        Capability capability,
        string preferred,
        IEnumerable<string>? fallbacks = null,
        bool requireCapability = true,
        string operation = "routing")
    {
        _ = capability.ToWireName();
        Capability = capability;
        Preferred = Check.Text(preferred, "preferred");
        Fallbacks = fallbacks is null ? [] : [.. fallbacks.Select(static name => Check.Text(name, "fallbacks"))];
        RequireCapability = requireCapability;
        Operation = Check.Text(operation, "operation");
        HashSet<string> names = new(StringComparer.Ordinal) { Preferred };
        foreach (string fallback in Fallbacks)
        {
            if (!names.Add(fallback))
            {
                throw new WorldForgeException(FaultCodes.InputDuplicate, $"fallbacks name provider '{fallback}' twice in the route.");
            }
        }
    }

    /// <summary>What the operation needs.</summary>
    public Capability Capability { get; }

    /// <summary>The provider to try first.</summary>
    public string Preferred { get; }

    /// <summary>The others, in order.</summary>
    public ImmutableArray<string> Fallbacks { get; }

    /// <summary>Whether a provider without the capability is skipped.</summary>
    public bool RequireCapability { get; }

    /// <summary>What the operation is called, for people.</summary>
    public string Operation { get; }

    /// <summary>All names in order.</summary>
    public IEnumerable<string> Route => [Preferred, .. Fallbacks];
}
