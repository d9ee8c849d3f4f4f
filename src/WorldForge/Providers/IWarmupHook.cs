namespace WorldForge.Providers;

/// <summary>The optional role of a component that can load ahead of the first call.</summary>
public interface IWarmupHook
{
    /// <summary>Loads what the first call would load. Runs only after a ready preflight.</summary>
    ValueTask<ProviderLifecycleResult> WarmupAsync(CancellationToken cancellationToken);
}
