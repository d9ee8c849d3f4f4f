using System.Collections.Immutable;
using System.Reflection;
using Cake.Frosting;

namespace Build.Engine;

/// <summary>What the attributes of task classes say beyond Cake's own graph.</summary>
internal sealed class TaskTraits
{
    private static readonly TaskTraits None = new([], null);

    private TaskTraits(ImmutableArray<string> resources, TimeSpan? timeLimit)
    {
        Resources = resources;
        TimeLimit = timeLimit;
    }

    /// <summary>Exclusive resources in ordinal order.</summary>
    public ImmutableArray<string> Resources { get; }

    public TimeSpan? TimeLimit { get; }

    public static Func<string, TaskTraits> From(IEnumerable<IFrostingTask> tasks)
    {
        Dictionary<string, TaskTraits> byName = tasks
            .Select(task => task.GetType())
            .ToDictionary(TaskNames.Of, Of, StringComparer.OrdinalIgnoreCase);
        return name => byName.GetValueOrDefault(name, None);
    }

    private static TaskTraits Of(Type task) => new(
        [.. task.GetCustomAttributes<UsesResourceAttribute>().Select(use => use.Resource).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        task.GetCustomAttribute<TimeLimitAttribute>() is { } limit ? TimeSpan.FromSeconds(limit.Seconds) : null);
}
