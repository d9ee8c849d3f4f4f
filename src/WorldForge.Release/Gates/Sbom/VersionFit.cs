using NuGet.Versioning;

namespace WorldForge.Release.Gates.Sbom;

/// <summary>Sets exact versions against the ranges of manifests.</summary>
internal static class VersionFit
{
    /// <summary>Whether a version lies in a range; what cannot be read fits nothing.</summary>
    public static bool Satisfies(string version, string range) =>
        NuGetVersion.TryParse(version, out var exact) && VersionRange.TryParse(range, out var allowed) && allowed.Satisfies(exact);
}
