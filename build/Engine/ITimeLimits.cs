namespace Build.Engine;

/// <summary>Where time limits come from beside the attribute, such as a release profile.</summary>
public interface ITimeLimits
{
    /// <summary>The limit of a task, asked when it starts; it wins over <see cref="TimeLimitAttribute"/>.</summary>
    /// <returns><see langword="null"/> when this source has none for the task.</returns>
    TimeSpan? For(string task);
}
