namespace WorldForge.Release.Gates.RunEvidence;

/// <summary>A file that the bundle leaves out.</summary>
/// <param name="Path">Its place in the bundle.</param>
/// <param name="Reason">Why.</param>
public sealed record LeftOutFile(string Path, string Reason);
