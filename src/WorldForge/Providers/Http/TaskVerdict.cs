namespace WorldForge.Providers.Http;

/// <summary>What one answer about a remote task means.</summary>
internal readonly record struct TaskVerdict(string State, bool IsDone, ProviderException? Fault = null)
{
    public static TaskVerdict Failed(ProviderException fault) => new("", IsDone: true, fault);
}
