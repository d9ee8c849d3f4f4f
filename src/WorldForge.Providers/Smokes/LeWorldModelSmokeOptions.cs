namespace WorldForge.Providers.Smokes;

/// <summary>What the LeWorldModel smoke takes besides <see cref="SmokeSettings"/>; what is null comes from the environment.</summary>
public sealed record LeWorldModelSmokeOptions
{
    /// <summary>Run name of the model.</summary>
    public string? Policy { get; init; }

    /// <summary>Folder of the checkpoints.</summary>
    public string? StableWmHome { get; init; }

    /// <summary>Another folder of the checkpoints; null takes <see cref="StableWmHome"/>.</summary>
    public string? CacheDirectory { get; init; }

    /// <summary>The checkpoint itself; its end must be the run name.</summary>
    public string? Checkpoint { get; init; }

    /// <summary>Where the model runs.</summary>
    public string? Device { get; init; }

    /// <summary>Candidates.</summary>
    public int Samples { get; init; } = 3;

    /// <summary>Batch size; the adapter takes 1.</summary>
    public int Batch { get; init; } = 1;

    /// <summary>Frames of history.</summary>
    public int History { get; init; } = 3;

    /// <summary>Steps of each candidate; more than <see cref="History"/>.</summary>
    public int Horizon { get; init; } = 4;

    /// <summary>Numbers of each action.</summary>
    public int ActionDimension { get; init; } = 10;

    /// <summary>Pixels of each side of a frame.</summary>
    public int ImageSize { get; init; } = 224;

    /// <summary>Seed of the tensors; -1 takes one from the clock.</summary>
    public int Seed { get; init; } = 7;

    /// <summary>How the model is reached.</summary>
    public WorkerOptions Worker { get; init; } = new();
}
