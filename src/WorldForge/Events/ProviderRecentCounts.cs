namespace WorldForge.Events;

/// <summary>Events of one operation within a recent window: what a circuit breaker decides on.</summary>
/// <param name="Success">Events of phase <c>success</c>.</param>
/// <param name="Failure">Events of phase <c>failure</c>.</param>
/// <param name="Retry">Events of phase <c>retry</c>.</param>
/// <param name="BudgetExceeded">Events of phase <c>budget_exceeded</c>.</param>
/// <param name="Other">Events of any other phase.</param>
public readonly record struct ProviderRecentCounts(long Success, long Failure, long Retry, long BudgetExceeded, long Other)
{
    /// <summary>All events.</summary>
    public long Total => Success + Failure + Retry + BudgetExceeded + Other;

    /// <summary>Failures and exceeded budgets.</summary>
    public long Errors => Failure + BudgetExceeded;

    internal ProviderRecentCounts With(string phase) => phase switch
    {
        EventPhase.Success => this with { Success = Success + 1 },
        EventPhase.Failure => this with { Failure = Failure + 1 },
        EventPhase.Retry => this with { Retry = Retry + 1 },
        EventPhase.BudgetExceeded => this with { BudgetExceeded = BudgetExceeded + 1 },
        _ => this with { Other = Other + 1 },
    };

    internal ProviderRecentCounts Plus(ProviderRecentCounts other) => new(
        Success + other.Success,
        Failure + other.Failure,
        Retry + other.Retry,
        BudgetExceeded + other.BudgetExceeded,
        Other + other.Other);
}
