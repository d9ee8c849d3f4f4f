namespace WorldForge.Calls;

/// <summary>One capability call as the pipeline sees it. Implementations are structs, so that a call needs no closure.</summary>
/// <typeparam name="TResult">What the provider answers.</typeparam>
internal interface ICapabilityCall<TResult>
    where TResult : class
{
    /// <summary>Calls the provider.</summary>
    ValueTask<TResult> InvokeAsync(CancellationToken cancellationToken);

    /// <summary>Checks what cannot be known before the answer is seen against the question.</summary>
    /// <exception cref="ProviderException">The answer does not fit.</exception>
    /// <exception cref="WorldStateException">The predicted state is malformed.</exception>
    void CheckResult(TResult result, CallIdentity identity);
}
