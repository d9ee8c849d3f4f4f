using System.Collections.Immutable;

namespace WorldForge.Release.Gates;

/// <summary>What is known of a gate before it runs: its place in the release, its command and its first triage step.</summary>
public sealed record GateDefinition
{
    /// <summary>The name that every artifact joins on, such as <c>Lockfile</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Place in the release checklist, from 1; rows are always printed in this order.</summary>
    public required int Order { get; init; }

    /// <summary>One line that a person can paste at the repository root to run the same check.</summary>
    public required string Command { get; init; }

    /// <summary>The first thing to do when the gate says no.</summary>
    public required string TriageStep { get; init; }

    /// <summary>The task of the build graph that runs the gate.</summary>
    public required string Task { get; init; }

    /// <summary>The evidence types that the gate judges, in the order in which they are collected.</summary>
    public required ImmutableArray<string> Evidence { get; init; }

    /// <summary>What the answer depends on; a stored answer is worthless once one of these changes.</summary>
    public GateInputs Inputs { get; init; } = GateInputs.None;

    /// <summary>The dashboard category, derived from the name by the first rule that matches.</summary>
    public string Category => GateCategory.Of(Name);
}
