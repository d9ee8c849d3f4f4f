using WorldForge.Serialization;

namespace WorldForge.Runs;

/// <summary>How a run ended.</summary>
public sealed record RunOutcome
{
    /// <summary>The final status: a word of <see cref="RunStatus"/> or of the host's own, but not <see cref="RunStatus.Running"/>.</summary>
    public required string Status { get; init; }

    /// <summary>What came out, in short. It is stored redacted.</summary>
    /// <value>Empty by default.</value>
    public JsonObject ResultSummary { get; init; } = JsonObject.Empty;

    /// <summary>How many provider events the run caused.</summary>
    /// <value>At least 0; 0 by default.</value>
    public int EventCount { get; init; }

    /// <summary>Replaces the input summary of the start, for what is known only after the run.</summary>
    /// <value>Null by default: the one of the start stays.</value>
    public JsonObject? InputSummary { get; init; }
}
