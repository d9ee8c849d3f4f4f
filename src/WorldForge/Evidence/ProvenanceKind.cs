namespace WorldForge.Evidence;

/// <summary>What a provenance envelope belongs to.</summary>
public enum ProvenanceKind
{
    /// <summary>An evaluation.</summary>
    Evaluation,

    /// <summary>A benchmark.</summary>
    Benchmark,
}
