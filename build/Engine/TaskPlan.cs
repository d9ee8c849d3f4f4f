using System.Collections.Immutable;

namespace Build.Engine;

/// <summary>The tasks of a run, each after its dependencies, in the order in which Cake would run them one by one.</summary>
internal sealed record TaskPlan(ImmutableArray<PlannedTask> Tasks);
