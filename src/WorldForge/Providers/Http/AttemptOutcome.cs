namespace WorldForge.Providers.Http;

/// <summary>How one attempt ended: an answer that the reader accepted, or a fault.</summary>
/// <param name="Fault">What went wrong; <see langword="null"/> when nothing did.</param>
/// <param name="StatusCode">The answer's status, when there was an answer.</param>
/// <param name="RetryAfter">How long the server asked to wait.</param>
/// <param name="IsBudgetSpent">Nothing was sent, because no time was left.</param>
internal sealed record AttemptOutcome(
    ProviderException? Fault = null,
    int? StatusCode = null,
    TimeSpan? RetryAfter = null,
    bool IsBudgetSpent = false)
{
    public static AttemptOutcome BudgetSpent { get; } = new(IsBudgetSpent: true);

    public bool IsTransient => Fault is { IsRetryable: true };
}
