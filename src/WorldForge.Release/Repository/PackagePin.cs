namespace WorldForge.Release.Repository;

/// <summary>A package that is downloaded by exact version and pinned by its content hash.</summary>
/// <param name="Id">The package id.</param>
/// <param name="Version">The exact version.</param>
/// <param name="ContentHash">The expected content hash; empty when the project states none.</param>
public sealed record PackagePin(string Id, string Version, string ContentHash);
