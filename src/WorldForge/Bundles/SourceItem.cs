namespace WorldForge.Bundles;

/// <summary>One file that may go into a bundle, or one that cannot for a reason that was seen before it was opened.</summary>
/// <param name="Folder">Where it is read from; null for a resource of the package and for a mere reference.</param>
/// <param name="Relative">Its place in that folder, with <c>/</c>.</param>
/// <param name="Path">Its place in the bundle.</param>
/// <param name="Source">Where it comes from, as it may be shown.</param>
/// <param name="Kind">A word of <see cref="BundleFileKind"/>.</param>
/// <param name="Problem">Why it cannot go; null when its content decides.</param>
/// <param name="Content">The bytes, for a resource of the package.</param>
internal readonly record struct SourceItem(
    SourceFolder? Folder, string Relative, string Path, string Source, string Kind, string? Problem = null, ReadOnlyMemory<byte>? Content = null)
{
    /// <summary>An entry of a list without a file behind it.</summary>
    public static SourceItem Missing(string path, string source, string kind, string problem) => new(null, "", path, source, kind, problem);
}
