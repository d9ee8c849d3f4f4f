namespace Build.Engine;

/// <summary>
/// The task needs this resource for itself: two tasks that name the same resource never run at the same time. A task may
/// name several.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class UsesResourceAttribute(string resource) : Attribute
{
    /// <summary>What MSBuild writes: <c>obj</c>, <c>bin</c> and packages of this tree.</summary>
    public const string BuildOutput = "build-output";

    public string Resource { get; } = resource;
}
