namespace WorldForge.Providers.Http;

/// <summary>A choice of limits and retries that changes a provider's default request policy, never one that its constructor was given.</summary>
public sealed record RequestPreset
{
    private const int PatientAttempts = 5;
    private const int PreparedFactor = 4;
    private static readonly TimeSpan CheckoutAttempt = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan CheckoutOperation = TimeSpan.FromSeconds(30);

    // Waits of 0.25, 0.5, 1 and 2 seconds.
    private static readonly RetryPolicy PatientRetry = new() { MaxAttempts = PatientAttempts, Backoff = TimeSpan.FromSeconds(0.25), BackoffMultiplier = 2 };

    /// <summary>The limits.</summary>
    /// <value>Default: what the provider brings.</value>
    public TimeoutPreset Timeout { get; init; }

    /// <summary>The retries.</summary>
    /// <value>Default: what the provider brings.</value>
    public RetryPreset Retry { get; init; }

    /// <summary>Changes the default policy of a provider.</summary>
    /// <param name="defaults">The policy that the provider brings.</param>
    /// <returns>A new policy.</returns>
    public ProviderRequestPolicy Apply(ProviderRequestPolicy defaults)
    {
        ArgumentNullException.ThrowIfNull(defaults);
        return new ProviderRequestPolicy
        {
            Health = Apply(defaults.Health, isCreate: false),
            Request = Apply(defaults.Request, isCreate: true),
            Polling = Apply(defaults.Polling, isCreate: false),
            Download = Apply(defaults.Download, isCreate: false),
        };
    }

    private RequestOperationPolicy Apply(RequestOperationPolicy policy, bool isCreate)
    {
        RequestOperationPolicy limited = Timeout switch
        {
            TimeoutPreset.CheckoutSafe => policy with { Timeout = CheckoutAttempt, MaxElapsed = CheckoutOperation },
            TimeoutPreset.PreparedHost => policy with { Timeout = policy.Timeout * PreparedFactor, MaxElapsed = policy.MaxElapsed * PreparedFactor },
            _ => policy,
        };
        return Retry switch
        {
            RetryPreset.None => limited with { Retry = new RetryPolicy() },
            RetryPreset.Patient when !isCreate => limited with { Retry = PatientRetry with { RetryableStatusCodes = policy.Retry.RetryableStatusCodes } },
            _ => limited,
        };
    }
}
