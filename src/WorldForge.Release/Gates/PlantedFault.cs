namespace WorldForge.Release.Gates;

/// <summary>One fault planted into sound evidence.</summary>
/// <param name="Name">What is wrong, as a short sentence.</param>
/// <param name="Bundle">The evidence with the fault in it.</param>
public sealed record PlantedFault(string Name, EvidenceBundle Bundle);
