namespace WorldForge.Release.Gates;

/// <summary>Hears of gates as they start and end.</summary>
public interface IGateProgress
{
    /// <summary>A gate starts.</summary>
    void Started(GateDefinition gate);

    /// <summary>A gate has ended.</summary>
    void Finished(GateResult result);
}
