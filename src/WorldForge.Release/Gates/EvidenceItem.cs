using System.Collections.Immutable;

namespace WorldForge.Release.Gates;

/// <summary>One collection with its times, its commands and its facts.</summary>
public sealed record EvidenceItem
{
    /// <summary>The versioned type, as <see cref="IEvidenceFacts{TSelf}.Type"/>.</summary>
    public required string Type { get; init; }

    /// <summary>How the collection ended.</summary>
    public required CollectionOutcome Outcome { get; init; }

    /// <summary>Why there are no facts; empty when there are.</summary>
    public string Reason { get; init; } = "";

    /// <summary>When the collection began (UTC).</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the collection ended (UTC).</summary>
    public required DateTimeOffset FinishedAt { get; init; }

    /// <summary>Elapsed time by the monotonic clock.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>The processes that ran, in order of their start.</summary>
    public ImmutableArray<CommandRecord> Commands { get; init; } = [];

    /// <summary>The facts; null unless <see cref="Outcome"/> is <see cref="CollectionOutcome.Collected"/>.</summary>
    public object? Facts { get; init; }
}
