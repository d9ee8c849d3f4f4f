namespace WorldForge.Release.Gates.PackageContract;

/// <summary>A dependency that a package declares.</summary>
/// <param name="Id">The package id.</param>
/// <param name="Version">The version range as written.</param>
/// <param name="TargetFramework">The group it stands in; empty when the group names none.</param>
public sealed record PackageDependency(string Id, string Version, string TargetFramework);
