namespace WorldForge.States;

/// <summary>How large a world state may be at the boundary.</summary>
public sealed record WorldStateLimits
{
    private const int DefaultMaxBytes = 8 * 1024 * 1024;

    /// <summary>The limits used when none are given.</summary>
    public static WorldStateLimits Default { get; } = new();

    /// <summary>How deep objects and lists may nest.</summary>
    /// <value>64 by default.</value>
    public int MaxDepth { get; init; } = 64;

    /// <summary>How long the compact canonical JSON may be, in bytes.</summary>
    /// <value>8 MiB by default.</value>
    public int MaxBytes { get; init; } = DefaultMaxBytes;
}
