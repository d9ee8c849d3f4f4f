using System.Collections.Immutable;

namespace WorldForge.Traces;

/// <summary>Checks that the steps of a trace form a forest.</summary>
internal static class StepGraph
{
    public static void Check(ImmutableArray<WorkflowTraceStep> steps)
    {
        if (steps.IsEmpty)
        {
            throw TraceFault.Of("must have at least one step");
        }

        var parents = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (WorkflowTraceStep step in steps)
        {
            if (!parents.TryAdd(step.StepId, step.ParentId))
            {
                throw TraceFault.Of($"has the step_id {step.StepId} twice");
            }
        }

        var settled = new HashSet<string>(StringComparer.Ordinal);
        foreach (WorkflowTraceStep step in steps)
        {
            Follow(step.StepId, parents, settled);
        }
    }

    private static void Follow(string start, Dictionary<string, string?> parents, HashSet<string> settled)
    {
        var path = new HashSet<string>(StringComparer.Ordinal);
        string? at = start;
        while (at is not null && !settled.Contains(at))
        {
            if (!path.Add(at))
            {
                throw TraceFault.Of($"has a parent_id cycle through step {at}");
            }

            if (!parents.TryGetValue(at, out string? parent))
            {
                throw TraceFault.Of($"names the unknown parent_id {at}");
            }

            at = parent;
        }

        settled.UnionWith(path);
    }
}
