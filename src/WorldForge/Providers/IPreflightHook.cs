namespace WorldForge.Providers;

/// <summary>The optional role of a component that checks its prerequisites before it takes traffic.</summary>
public interface IPreflightHook
{
    /// <summary>Checks prerequisites. Never installs, downloads or creates credentials: what is missing is a skip with a reason.</summary>
    ValueTask<ProviderLifecycleResult> PreflightAsync(CancellationToken cancellationToken);
}
