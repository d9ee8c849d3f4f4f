using System.Collections.Immutable;

namespace WorldForge.Release.Gates;

/// <summary>The row of one gate: everything that reports and the verdict are made from.</summary>
public sealed record GateResult
{
    /// <summary>The gate.</summary>
    public required GateDefinition Gate { get; init; }

    /// <summary>Whether the profile needs it to pass.</summary>
    public required bool Required { get; init; }

    /// <summary>The judgement.</summary>
    public required GateJudgement Judgement { get; init; }

    /// <summary>The proof that the gate can fail; null when it was never judged.</summary>
    public GateSelfTest? SelfTest { get; init; }

    /// <summary>The exit status of the last process that the collection ran; 124 when the time limit ended it; null when none ran.</summary>
    public int? ExitCode { get; init; }

    /// <summary>When the gate began (UTC); null when it never did.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended (UTC).</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>How long this gate took; short for a gate whose evidence another gate had collected already.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The processes that ran.</summary>
    public ImmutableArray<CommandRecord> Commands { get; init; } = [];

    /// <summary>The answer.</summary>
    public GateStatus Status => Judgement.Status;
}
