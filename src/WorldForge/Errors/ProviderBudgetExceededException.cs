namespace WorldForge;

/// <summary>The time budget of a whole operation, retries, waits and polling included, was used up.</summary>
public sealed class ProviderBudgetExceededException : ProviderException
{
    /// <summary>Creates the error; the message is redacted with the observable profile before it is stored.</summary>
    /// <param name="code">A stable word for programs, normally <see cref="FaultCodes.ProviderBudget"/>.</param>
    /// <param name="message">Which operation ran out of which budget.</param>
    /// <param name="inner">The last failure before the budget ended, if there was one.</param>
    public ProviderBudgetExceededException(string code, string message, Exception? inner = null)
        : base(code, message, inner)
    {
    }

    /// <summary>The time that the operation was allowed.</summary>
    public TimeSpan Budget { get; init; }

    /// <summary>The time that had passed when the operation was given up.</summary>
    public TimeSpan Elapsed { get; init; }
}
