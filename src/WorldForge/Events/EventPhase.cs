namespace WorldForge.Events;

/// <summary>The phases that the library itself writes. Other lower-case phases are allowed and are counted as neither success nor error.</summary>
public static class EventPhase
{
    /// <summary>The operation answered; terminal.</summary>
    public const string Success = "success";

    /// <summary>The operation failed; terminal and an error.</summary>
    public const string Failure = "failure";

    /// <summary>One attempt failed and another follows; not terminal, neither an operation nor an error in metrics.</summary>
    public const string Retry = "retry";

    /// <summary>The whole-operation time budget ran out; terminal and an error.</summary>
    public const string BudgetExceeded = "budget_exceeded";

    /// <summary>Tells whether events with this phase count as errors.</summary>
    /// <param name="phase">A lower-case phase.</param>
    /// <returns><see langword="true"/> for <see cref="Failure"/> and <see cref="BudgetExceeded"/>.</returns>
    public static bool IsError(string phase) => phase is Failure or BudgetExceeded;
}
