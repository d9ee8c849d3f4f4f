namespace WorldForge.Capabilities;

/// <summary>One of the five things a provider can do. The set is closed; the order of the members is the canonical order.</summary>
public enum Capability
{
    /// <summary>Roll a world state forward under one action.</summary>
    Predict,

    /// <summary>Turn a text into a vector.</summary>
    Embed,

    /// <summary>Propose a whole plan. A reserved slot: it is never benchmarked.</summary>
    Plan,

    /// <summary>Rank candidate action sequences.</summary>
    Score,

    /// <summary>Select actions for an observation.</summary>
    Policy,
}
