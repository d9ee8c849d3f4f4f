using System.Reflection;
using Cake.Frosting;

namespace Build.Engine;

/// <summary>The names by which tasks are known before any host is started.</summary>
internal static class TaskNames
{
    public static string Of(Type task) => task.GetCustomAttribute<TaskNameAttribute>()?.Name ?? task.Name;

    /// <summary>The public task classes of an assembly: those that a Frosting host finds there.</summary>
    public static IEnumerable<Type> In(Assembly assembly) => assembly.GetExportedTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && typeof(IFrostingTask).IsAssignableFrom(type));

    /// <exception cref="UsageException">A target names no task.</exception>
    public static void Require(IEnumerable<string> targets, IReadOnlyCollection<string> known)
    {
        var names = new HashSet<string>(known, StringComparer.OrdinalIgnoreCase);
        if (targets.FirstOrDefault(target => !names.Contains(target)) is { } unknown)
        {
            throw UsageException.Unknown("target", unknown, known, "run './build.sh --description' for the tasks");
        }
    }
}
