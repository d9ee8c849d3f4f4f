namespace WorldForge.Scaffolding;

/// <summary>One file of a new adapter project.</summary>
/// <param name="Path">Relative to the root, with <c>/</c>.</param>
/// <param name="Text">The whole content.</param>
public sealed record ScaffoldFile(string Path, string Text);
