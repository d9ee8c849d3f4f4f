using System.Collections.Immutable;

namespace WorldForge.Release.Gates;

/// <summary>The inputs of a gate: repository files as globs, programs, and keys of the release profile.</summary>
public sealed record GateInputs(ImmutableArray<string> Files, ImmutableArray<string> Tools, ImmutableArray<string> ProfileKeys)
{
    /// <summary>No declared input.</summary>
    public static GateInputs None { get; } = new([], [], []);
}
