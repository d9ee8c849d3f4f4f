namespace Cake.Frosting;

/// <summary>The name that is typed; without it a task is called like its class.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TaskNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
