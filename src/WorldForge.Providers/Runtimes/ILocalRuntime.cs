namespace WorldForge.Providers.Runtimes;

/// <summary>The part that every injected runtime has: it can say whether it could run, without loading a model.</summary>
public interface ILocalRuntime
{
    /// <summary>Looks for what the runtime needs. Never installs, downloads or loads a model.</summary>
    /// <returns>The first problem, or null when it can run.</returns>
    ValueTask<RuntimeProblem?> CheckAsync(CancellationToken cancellationToken);
}
