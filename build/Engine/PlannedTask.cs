using System.Collections.Immutable;
using Cake.Core;

namespace Build.Engine;

/// <summary>One task of a run; neighbours are indexes into the plan.</summary>
internal sealed record PlannedTask(
    int Index,
    CakeTask Task,
    bool IsTarget,
    ImmutableArray<int> Dependencies,
    ImmutableArray<int> Dependents)
{
    public string Name => Task.Name;

    /// <summary>A task without a body only groups its dependencies.</summary>
    public bool IsGroup => Task.Actions.Count == 0 && Task.DelayedActions.Count == 0 && Task.Criterias.Count == 0;
}
