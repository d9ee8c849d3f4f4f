using System.Collections.Immutable;
using WorldForge.Capabilities;
using WorldForge.Evidence;
using WorldForge.Serialization;

namespace WorldForge.Providers.Smokes;

/// <summary>What one smoke does; <see cref="SmokeRunner"/> knows the order and writes the manifest.</summary>
internal sealed record SmokeScript
{
    /// <summary>The provider profile that manifests name.</summary>
    public required string Profile { get; init; }

    /// <summary>The capability that a full run shows.</summary>
    public required Capability Capability { get; init; }

    /// <summary>Id of a run whose manifest lies in no folder with a usable name.</summary>
    public required string DefaultRunId { get; init; }

    /// <summary>Variables that the manifest reports on.</summary>
    public required ImmutableArray<string> EnvironmentNames { get; init; }

    /// <summary>The file that was the input, or null.</summary>
    public string? InputFixture { get; init; }

    /// <summary>Assets that the manifest refers to.</summary>
    public Func<ImmutableArray<RuntimeAssetReference>> Assets { get; init; } = static () => [];

    /// <summary>Safe facts that are known before the run.</summary>
    public JsonObject InputSummary { get; init; } = JsonObject.Empty;

    /// <summary>Whether nothing was named that could run the model.</summary>
    public bool LacksRuntime { get; init; }

    /// <summary>Checks the options and makes the provider. Throws for what is wrong.</summary>
    public required Func<CancellationToken, Task<SmokeSubject>> Prepare { get; init; }

    /// <summary>Calls the provider once.</summary>
    public required Func<SmokeSubject, CancellationToken, Task<SmokeWork>> Run { get; init; }

    /// <summary>What the output says besides <c>health</c> and <c>error</c> when the smoke fails.</summary>
    public Func<SmokeFailure, JsonObject> Failed { get; init; } = static _ => JsonObject.Empty;
}
