namespace WorldForge.Release.Gates;

/// <summary>A finding accepted for a while: by whom, why, and until when.</summary>
public sealed record Waiver
{
    /// <summary>The gate whose findings are waived.</summary>
    public required string Gate { get; init; }

    /// <summary>The subject of the waived finding, matched ordinally.</summary>
    public required string Subject { get; init; }

    /// <summary>Why the finding is acceptable.</summary>
    public required string Reason { get; init; }

    /// <summary>Who answers for it.</summary>
    public required string Owner { get; init; }

    /// <summary>The last day (UTC) on which it holds.</summary>
    public required DateOnly Expires { get; init; }
}
