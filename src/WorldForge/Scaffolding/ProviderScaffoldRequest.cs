using System.Collections.Immutable;
using WorldForge.Capabilities;

namespace WorldForge.Scaffolding;

/// <summary>What a new adapter project is made for; see <see cref="ProviderScaffold"/>.</summary>
public sealed record ProviderScaffoldRequest
{
    /// <summary>Name of the provider in any spelling.</summary>
    public required string Name { get; init; }

    /// <summary>What the adapter shall be able to do one day; at least one of predict, embed, score, policy.</summary>
    public required ImmutableArray<Capability> PlannedCapabilities { get; init; }

    /// <summary>The kind of model behind it, in a few words.</summary>
    public string Taxonomy { get; init; } = "unclassified provider scaffold";

    /// <summary>Whether it runs without the network.</summary>
    public bool IsLocal { get; init; } = true;

    /// <summary>Variables that must be set.</summary>
    /// <value>None by default; a provider with a remote end then gets <c>NAME_API_KEY</c>.</value>
    public ImmutableArray<string> EnvironmentVariables { get; init; } = [];

    /// <summary>Version of the WorldForge packages that the project refers to.</summary>
    public required string PackageVersion { get; init; }
}
