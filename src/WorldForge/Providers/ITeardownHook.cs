namespace WorldForge.Providers;

/// <summary>The optional role of a component that releases something. Must be safe to call twice.</summary>
public interface ITeardownHook
{
    /// <summary>Releases what the component holds. Runs whenever it is asked for, whatever happened before.</summary>
    ValueTask<ProviderLifecycleResult> TeardownAsync(CancellationToken cancellationToken);
}
