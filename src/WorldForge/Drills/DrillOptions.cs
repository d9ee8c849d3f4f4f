using WorldForge.Capabilities;
using WorldForge.Providers;
using WorldForge.Providers.Mock;
using WorldForge.Runs;

namespace WorldForge.Drills;

/// <summary>What drills run against. The defaults need nothing beside the library; a host with adapters passes them in.</summary>
public sealed record DrillOptions
{
    /// <summary>The workspace when none is named.</summary>
    public const string DefaultWorkspace = ".worldforge/drills";

    /// <summary>The folder that keeps the drills' runs, absolute or relative to <see cref="CurrentFolder"/>.</summary>
    public string Workspace { get; init; } = DefaultWorkspace;

    /// <summary>Whether each drill's run is bundled for an issue.</summary>
    public bool Bundle { get; init; }

    /// <summary>The score adapter that is given a malformed request.</summary>
    /// <value>The mock by default.</value>
    public ICostModel ScoreBoundary { get; init; } = new MockProvider();

    /// <summary>The catalog whose adapters are asked for their configuration in an empty environment.</summary>
    /// <value>The library's own by default; it has no adapter that needs configuration, and then only the known runtime profiles are asked.</value>
    public ProviderCatalog Catalog { get; init; } = ProviderCatalog.BuiltIn;

    /// <summary>The folder that relative paths start from.</summary>
    /// <value>Null by default: the current folder of the process.</value>
    public string? CurrentFolder { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Makes the ids of the runs; from the clock and the system's random source when null.</summary>
    public IRunIdFactory? RunIds { get; init; }
}
