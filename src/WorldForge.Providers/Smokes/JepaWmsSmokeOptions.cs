using WorldForge.Providers.Jepa;

namespace WorldForge.Providers.Smokes;

/// <summary>What the JEPA-WMS smoke takes besides <see cref="SmokeSettings"/>; what is null comes from the environment.</summary>
public sealed record JepaWmsSmokeOptions
{
    /// <summary>Entry point of the hub.</summary>
    public string? ModelName { get; init; }

    /// <summary>Path of the model; recorded only.</summary>
    public string? ModelPath { get; init; }

    /// <summary>The repository of the hub.</summary>
    public string HubRepository { get; init; } = TorchHubRequest.DefaultRepository;

    /// <summary>Where the model runs.</summary>
    public string? Device { get; init; }

    /// <summary>Batch size; the adapter takes 1.</summary>
    public int Batch { get; init; } = 1;

    /// <summary>Candidates.</summary>
    public int Samples { get; init; } = 3;

    /// <summary>Frames of history.</summary>
    public int History { get; init; } = 3;

    /// <summary>Steps of each candidate.</summary>
    public int Horizon { get; init; } = 4;

    /// <summary>Numbers of each action.</summary>
    public int ActionDimension { get; init; } = 10;

    /// <summary>Pixels of each side of a frame.</summary>
    public int ImageSize { get; init; } = 64;

    /// <summary><c>l1</c> or <c>l2</c>.</summary>
    public string Objective { get; init; } = "l2";

    /// <summary>Whether the actions are to be normalised by the model's preprocessor.</summary>
    public bool UnnormalizedActions { get; init; }

    /// <summary>Seed of the tensors.</summary>
    public int Seed { get; init; } = 7;

    /// <summary>How the model is reached.</summary>
    public WorkerOptions Worker { get; init; } = new();
}
