using System.Collections.Immutable;

namespace WorldForge.Capabilities;

/// <summary>The wire names of <see cref="Capability"/>, and the only place where they are read.</summary>
public static class CapabilityNames
{
    private static readonly string[] Names = ["predict", "embed", "plan", "score", "policy"];

    /// <summary>Every capability in canonical order.</summary>
    public static ImmutableArray<Capability> All { get; } =
        [Capability.Predict, Capability.Embed, Capability.Plan, Capability.Score, Capability.Policy];

    /// <summary>The five wire names in canonical order, joined for messages.</summary>
    public static string Known { get; } = string.Join(", ", Names);

    /// <summary>Returns the wire name: lower case, also the operation word of events.</summary>
    /// <exception cref="WorldForgeException">The value is none of the five.</exception>
    public static string ToWireName(this Capability capability) =>
        (uint)capability < (uint)Names.Length ? Names[(int)capability] : throw Unknown(capability.ToString());

    /// <summary>Reads a wire name exactly: no trimming, no other letter case.</summary>
    public static bool TryParse(string? name, out Capability capability)
    {
        int index = Array.IndexOf(Names, name);
        capability = index < 0 ? default : (Capability)index;
        return index >= 0;
    }

    /// <summary>Reads a wire name.</summary>
    /// <exception cref="WorldForgeException">The name is none of the five; the message repeats it and lists the five in order.</exception>
    public static Capability Parse(string? name) =>
        TryParse(name, out Capability capability)
            ? capability
            : throw Unknown(name);

    private static WorldForgeException Unknown(string? name) =>
        new(FaultCodes.CapabilityUnknown, $"Unknown capability '{name}'. Known capabilities: {Known}.");
}
