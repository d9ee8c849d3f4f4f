namespace WorldForge.Release.Gates;

/// <summary>A file to write.</summary>
/// <param name="Path">Where, relative to the repository root, with forward slashes.</param>
/// <param name="Text">What, already safe to attach.</param>
public sealed record GateArtifact(string Path, string Text);
