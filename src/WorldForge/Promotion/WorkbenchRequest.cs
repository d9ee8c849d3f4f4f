using WorldForge.Providers;

namespace WorldForge.Promotion;

/// <summary>Which provider to look at, and how far to go; see <see cref="ProviderWorkbench"/>.</summary>
public sealed record WorkbenchRequest
{
    /// <summary>The provider.</summary>
    public required ProviderTarget Target { get; init; }

    /// <summary>Folder of the checkout.</summary>
    public required string Root { get; init; }

    /// <summary>Folder of the provider fixtures, relative to the checkout.</summary>
    public string FixturesDirectory { get; init; } = "tests/fixtures/providers";

    /// <summary>Whether calls that could reach a network or a runtime are wanted.</summary>
    public bool IsLive { get; init; }

    /// <summary>Where the provider reads variables from.</summary>
    public ProviderEnvironment Environment { get; init; } = ProviderEnvironment.Process;

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
