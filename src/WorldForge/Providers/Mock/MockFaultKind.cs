namespace WorldForge.Providers.Mock;

/// <summary>What goes wrong in one call of the mock.</summary>
public enum MockFaultKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The call throws a given error.</summary>
    Error,

    /// <summary>The call answers after a given time.</summary>
    Latency,

    /// <summary>The call answers null.</summary>
    NullResult,

    /// <summary>Predict answers with a state that breaks the world-state rules.</summary>
    MalformedState,

    /// <summary>Score tries to answer with NaN.</summary>
    NonFiniteScore,

    /// <summary>Score answers with one score too few.</summary>
    WrongCount,

    /// <summary>The result names another provider.</summary>
    WrongProvider,

    /// <summary>The call ignores its token and never answers.</summary>
    Hang,

    /// <summary>The call reports that its whole-operation budget ran out.</summary>
    Budget,
}
