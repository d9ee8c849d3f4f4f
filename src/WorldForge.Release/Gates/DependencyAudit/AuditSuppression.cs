namespace WorldForge.Release.Gates.DependencyAudit;

/// <summary>A <c>NuGetAuditSuppress</c> item. It silences a warning of the restore; only a waiver of the release profile counts here.</summary>
/// <param name="File">The project or properties file, relative to the repository root.</param>
/// <param name="Advisory">The last segment of the suppressed address, such as <c>GHSA-xxxx-xxxx-xxxx</c>.</param>
public sealed record AuditSuppression(string File, string Advisory);
