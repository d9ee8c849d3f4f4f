namespace WorldForge.Release.Gates.PackageContract;

/// <summary>The fields of a package manifest that the contract speaks of; empty where the manifest says nothing.</summary>
public sealed record PackageMetadata
{
    /// <summary>The package id.</summary>
    public string Id { get; init; } = "";

    /// <summary>The package version.</summary>
    public string Version { get; init; } = "";

    /// <summary>The license expression.</summary>
    public string License { get; init; } = "";

    /// <summary>The entry that holds the readme.</summary>
    public string Readme { get; init; } = "";

    /// <summary>The description.</summary>
    public string Description { get; init; } = "";

    /// <summary>Where the source lives.</summary>
    public string RepositoryUrl { get; init; } = "";

    /// <summary>The commit that was packed.</summary>
    public string RepositoryCommit { get; init; } = "";

    /// <summary>The package types, such as <c>DotnetTool</c>.</summary>
    public IReadOnlyList<string> PackageTypes { get; init; } = [];

    /// <summary>The target frameworks of the dependency groups.</summary>
    public IReadOnlyList<string> TargetFrameworks { get; init; } = [];

    /// <summary>The dependencies of all groups.</summary>
    public IReadOnlyList<PackageDependency> Dependencies { get; init; } = [];
}
