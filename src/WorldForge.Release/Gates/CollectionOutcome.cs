namespace WorldForge.Release.Gates;

/// <summary>How a collection ended.</summary>
public enum CollectionOutcome
{
    /// <summary>Facts were collected; whether they are good news is for the gate to say.</summary>
    Collected,

    /// <summary>The question cannot be answered on this machine or with these sources; the reason says why.</summary>
    Unavailable,

    /// <summary>Something this collection builds on is missing; the reason names it.</summary>
    Blocked,

    /// <summary>The collector itself broke: a program could not start, a file could not be read.</summary>
    Faulted,

    /// <summary>The time limit passed; every process that the collection had started was ended.</summary>
    TimedOut,
}
