namespace Cake.Frosting;

/// <summary>A failure of this task is reported, but neither blocks its dependants nor fails the run.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ContinueOnErrorAttribute : Attribute;
