namespace WorldForge.Providers.Demos;

/// <summary>Where a demo keeps its state, and its clock.</summary>
public sealed record DemoOptions
{
    /// <summary>Folder of world states; made when it is missing.</summary>
    public required string StateDirectory { get; init; }

    /// <summary>How reports name that folder; no path of this machine.</summary>
    public required string StateDirectoryDisplay { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
