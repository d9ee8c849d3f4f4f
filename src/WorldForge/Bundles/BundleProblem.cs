namespace WorldForge.Bundles;

/// <summary>Something that is not as a bundle's manifest says.</summary>
/// <param name="Path">The file, or the manifest's member.</param>
/// <param name="Problem">What is wrong with it.</param>
public sealed record BundleProblem(string Path, string Problem);
