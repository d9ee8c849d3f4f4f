namespace WorldForge.Release.Gates;

/// <summary>A finding that the release profile waives, with the waiver that covers it.</summary>
public sealed record WaivedFinding(GateFinding Finding, Waiver Waiver);
