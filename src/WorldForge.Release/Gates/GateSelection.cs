using System.Collections.Immutable;

namespace WorldForge.Release.Gates;

/// <summary>Which gates the operator leaves out of a run, and why.</summary>
public sealed record GateSelection
{
    private const string OperatorChoice = "Skipped by the operator.";

    /// <summary>Nothing is left out.</summary>
    public static GateSelection All { get; } = new() { Skipped = ImmutableSortedDictionary<string, string>.Empty };

    /// <summary>The reasons by gate name.</summary>
    public required ImmutableSortedDictionary<string, string> Skipped { get; init; }

    /// <summary>Checks the names before anything runs.</summary>
    /// <exception cref="WorldForgeException">A name is not in the registry; the message names the nearest.</exception>
    public static GateSelection Skip(GateRegistry registry, IEnumerable<string> names, string? reason) => new()
    {
        Skipped = names
            .Select(name => registry.Find(name).Definition.Name)
            .Distinct(StringComparer.Ordinal)
            .ToImmutableSortedDictionary(name => name, _ => string.IsNullOrWhiteSpace(reason) ? OperatorChoice : reason.Trim(), StringComparer.Ordinal),
    };
}
