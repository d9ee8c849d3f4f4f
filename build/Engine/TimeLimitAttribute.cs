namespace Build.Engine;

/// <summary>How long the task may run before its cancellation token is cancelled and it counts as failed.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TimeLimitAttribute(double seconds) : Attribute
{
    /// <summary>Greater than zero.</summary>
    public double Seconds { get; } = seconds;
}
