namespace WorldForge.Events;

/// <summary>Bounds of a <see cref="RunJsonLogSink"/>.</summary>
public sealed record RunJsonLogOptions
{
    /// <summary>Folder that the log must lie in after links are resolved.</summary>
    /// <value><see langword="null"/> (no bound) by default.</value>
    public string? AllowedRoot { get; init; }

    /// <summary>
    /// Size in bytes after which nothing more is written but one line of <c>event_type</c> <c>log_truncated</c> from each writer.
    /// </summary>
    /// <value>At least 1; <see langword="null"/> (no bound) by default.</value>
    public long? MaxBytes { get; init; }
}
