namespace WorldForge.Release.Gates.Sbom;

/// <summary>One place that pins a package.</summary>
/// <param name="File">The file, relative to the repository root.</param>
/// <param name="Kind">As <see cref="DependencyAudit.LockedDependency.Kind"/>.</param>
/// <param name="ContentHash">The pinned content hash; empty where none is pinned.</param>
public sealed record ComponentPin(string File, string Kind, string ContentHash);
