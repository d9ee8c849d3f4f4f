using System.Reflection;
using Cake.Core;

namespace Cake.Frosting.Internal;

/// <summary>
/// Describes task classes to the engine. Only overridden methods are bound: a task without a body of its own must stay
/// a mere grouping of its dependencies.
/// </summary>
internal static class TaskBinder
{
    public static string NameOf(Type task) => task.GetCustomAttribute<TaskNameAttribute>()?.Name ?? task.Name;

    public static void Bind(ICakeEngine engine, IFrostingTask task, IFrostingContext context)
    {
        Type type = task.GetType();
        (Type contract, Type contextType) = Contract(type);
        if (!contextType.IsInstanceOfType(context))
        {
            throw new FrostingException($"The task '{NameOf(type)}' needs a context of type {contextType.Name}, and the build has {context.GetType().Name}.");
        }

        CakeTaskBuilder builder = engine.RegisterTask(NameOf(type));
        if (type.GetCustomAttribute<TaskDescriptionAttribute>() is { } described)
        {
            builder.Description(described.Description);
        }

        if (Overrides(type, contract, "Run", contextType) || Overrides(type, contract, "RunAsync", contextType))
        {
            builder.Does(task.RunAsync);
        }

        if (Overrides(type, contract, "ShouldRun", contextType))
        {
            builder.WithCriteria(task.ShouldRun, task.SkippedMessage);
        }

        if (type.IsDefined(typeof(ContinueOnErrorAttribute), inherit: false))
        {
            builder.ContinueOnError();
        }
        else if (Overrides(type, contract, "OnError", typeof(Exception), contextType))
        {
            builder.OnError(exception => task.OnError(exception, context));
        }

        if (Overrides(type, contract, "Finally", contextType))
        {
            builder.Finally(() => task.Finally(context));
        }

        foreach (IsDependentOnAttribute edge in type.GetCustomAttributes<IsDependentOnAttribute>())
        {
            builder.IsDependentOn(NameOf(Checked(edge.Task, type)));
        }

        foreach (IsDependeeOfAttribute edge in type.GetCustomAttributes<IsDependeeOfAttribute>())
        {
            builder.IsDependeeOf(NameOf(Checked(edge.Task, type)));
        }
    }

    private static Type Checked(Type neighbour, Type task) => typeof(IFrostingTask).IsAssignableFrom(neighbour)
        ? neighbour
        : throw new FrostingException($"The task '{NameOf(task)}' has an edge to '{neighbour.Name}', which is not a task.");

    private static (Type Contract, Type Context) Contract(Type task)
    {
        for (Type? type = task; type is not null; type = type.BaseType)
        {
            if (type.IsGenericType && type.GetGenericTypeDefinition() is var open
                && (open == typeof(FrostingTask<>) || open == typeof(AsyncFrostingTask<>)))
            {
                return (type, type.GenericTypeArguments[0]);
            }
        }

        throw new FrostingException($"The task '{NameOf(task)}' must derive from FrostingTask or AsyncFrostingTask.");
    }

    private static bool Overrides(Type task, Type contract, string method, params Type[] parameters) =>
        task.GetMethod(method, parameters) is { } found && found.DeclaringType != contract;
}
