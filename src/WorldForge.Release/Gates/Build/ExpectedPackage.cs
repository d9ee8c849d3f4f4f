namespace WorldForge.Release.Gates.Build;

/// <summary>A package that the repository says it packs.</summary>
/// <param name="Project">The project file, relative to the repository root.</param>
/// <param name="Id">The package id.</param>
/// <param name="Version">The version that the project or the shared properties state.</param>
public sealed record ExpectedPackage(string Project, string Id, string Version)
{
    /// <summary>The file name of the package.</summary>
    public string PackageFile => $"{Id}.{Version}.nupkg";

    /// <summary>The file name of the symbol package.</summary>
    public string SymbolFile => $"{Id}.{Version}.snupkg";
}
