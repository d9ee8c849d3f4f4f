using System.Collections.Immutable;
using WorldForge.Capabilities;

namespace WorldForge.Negotiation;

/// <summary>The workflows that the library knows.</summary>
public static class BuiltInWorkflows
{
    /// <summary>All of them, in their fixed order.</summary>
    public static ImmutableArray<WorkflowSpec> All { get; } =
    [
        new("predict-only", "Predict only", "Roll a world state forward.", [Capability.Predict]),
        new("score-only", "Score only", "Rank action candidates.", [Capability.Score]),
        new("policy-only", "Policy only", "Select actions for an observation.", [Capability.Policy]),
        new("embed-only", "Embed only", "Turn text into vectors.", [Capability.Embed]),
        new("policy-plus-score", "Policy plus score", "A policy proposes candidates and a cost model ranks them.", [Capability.Policy, Capability.Score]),
        new("evaluation-physics", "Physics evaluation", "Evaluate predicted motion.", [Capability.Predict]),
        new("evaluation-planning", "Planning evaluation", "Evaluate latent planning over a cost model.", [Capability.Score]),
    ];

    /// <summary>Finds workflows by name, in the order of the names.</summary>
    /// <exception cref="WorldForgeException">A name is unknown; the message lists the known ones.</exception>
    public static ImmutableArray<WorkflowSpec> Find(params IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return [.. names.Select(Find)];
    }

    private static WorkflowSpec Find(string name) =>
        All.FirstOrDefault(workflow => workflow.Name == name)
        ?? throw new WorldForgeException(
            FaultCodes.InputInvalid,
            $"Unknown workflow '{name}'. Known workflows: {string.Join(", ", All.Select(static workflow => workflow.Name))}.");
}
