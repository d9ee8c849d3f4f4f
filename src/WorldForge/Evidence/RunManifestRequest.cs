using System.Collections.Immutable;
using WorldForge.Capabilities;
using WorldForge.Serialization;

namespace WorldForge.Evidence;

/// <summary>What a live smoke knows when it writes its manifest; see <see cref="RunManifest.BuildAsync"/>.</summary>
public sealed record RunManifestRequest
{
    /// <summary>Id of the run, file-safe.</summary>
    public required string RunId { get; init; }

    /// <summary>Version of the package that ran.</summary>
    public required string PackageVersion { get; init; }

    /// <summary>Name of the provider profile that was smoked.</summary>
    public required string ProviderProfile { get; init; }

    /// <summary>The capability that ran; <see langword="null"/> (written <c>none</c>) for a check without one.</summary>
    public required Capability? Capability { get; init; }

    /// <summary>Outcome.</summary>
    public required RunManifestStatus Status { get; init; }

    /// <summary>The command line, sanitised on build.</summary>
    /// <value><see langword="null"/> takes the arguments of this process.</value>
    public IReadOnlyList<string>? CommandArguments { get; init; }

    /// <summary>Runtime manifests that are known; the one of <see cref="ProviderProfile"/> gives the manifest id.</summary>
    public IReadOnlyCollection<ProviderRuntimeManifest> RuntimeManifests { get; init; } = [];

    /// <summary>Safe references to the assets that were used.</summary>
    public ImmutableArray<RuntimeAssetReference> RuntimeAssets { get; init; } = [];

    /// <summary>The configuration profile that was applied: <see cref="Configuration.ConfigurationProfile.Provenance"/>.</summary>
    public JsonObject? ConfigProfile { get; init; }

    /// <summary>Environment variables to report on, by name.</summary>
    public IReadOnlyList<string> EnvironmentNames { get; init; } = [];

    /// <summary>Reads a variable.</summary>
    /// <value>Reads the process environment by default.</value>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>Safe facts about the input.</summary>
    public JsonObject InputSummary { get; init; } = JsonObject.Empty;

    /// <summary>Digest of the input; wins over the fixture file and the summary.</summary>
    public Sha256Digest? InputDigest { get; init; }

    /// <summary>Fixture file that was the input; its digest is recorded, its path is not.</summary>
    public string? InputFixturePath { get; init; }

    /// <summary>Provider events that the run emitted.</summary>
    public int EventCount { get; init; }

    /// <summary>The result; only its digest is recorded.</summary>
    public JsonValue? Result { get; init; }

    /// <summary>Digest of the result; wins over <see cref="Result"/>.</summary>
    public Sha256Digest? ResultDigest { get; init; }

    /// <summary>Artifacts by label: paths relative to <see cref="ArtifactRoot"/>, absolute paths below it, or http(s) URLs.</summary>
    public IReadOnlyDictionary<string, string> ArtifactPaths { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Folder that absolute artifact paths are made relative to.</summary>
    public string? ArtifactRoot { get; init; }
}
