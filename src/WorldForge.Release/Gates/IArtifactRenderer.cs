namespace WorldForge.Release.Gates;

/// <summary>A gate that leaves artifacts of its own beside its row. Rendering is a function of evidence and row; the session writes.</summary>
public interface IArtifactRenderer
{
    /// <summary>The artifacts, whatever the answer was.</summary>
    IEnumerable<GateArtifact> Artifacts(EvidenceBundle bundle, GateResult result);
}
