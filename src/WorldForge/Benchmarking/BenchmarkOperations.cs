using System.Collections.Immutable;
using WorldForge.Capabilities;

namespace WorldForge.Benchmarking;

/// <summary>The operations that can be benchmarked, and the only place where their names are read.</summary>
public static class BenchmarkOperations
{
    /// <summary>Predict, embed, score, policy: the order of every result.</summary>
    public static ImmutableArray<Capability> All { get; } = [Capability.Predict, Capability.Embed, Capability.Score, Capability.Policy];

    /// <summary>Their wire names in that order.</summary>
    public static ImmutableArray<string> Names { get; } = [.. All.Select(static operation => operation.ToWireName())];

    /// <summary>The names, joined for messages.</summary>
    public static string Known { get; } = string.Join(", ", Names);

    /// <summary>Reads a wire name exactly.</summary>
    /// <exception cref="WorldForgeException">It is none of the four; the message lists them.</exception>
    public static Capability Parse(string? name) =>
        CapabilityNames.TryParse(name, out Capability operation) && All.Contains(operation) ? operation : throw Unknown(name);

    /// <summary>The distinct operations in the order of <see cref="All"/>.</summary>
    internal static ImmutableArray<Capability> InOrder(IEnumerable<Capability> operations)
    {
        HashSet<Capability> chosen = [.. operations];
        return [.. All.Where(chosen.Contains)];
    }

    internal static WorldForgeException Unknown(string? name) =>
        new(FaultCodes.CapabilityUnknown, $"Unknown benchmark operation '{name}'. Known operations: {Known}.");
}
