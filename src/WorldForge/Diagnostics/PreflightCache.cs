using System.Collections.Concurrent;
using WorldForge.Providers;

namespace WorldForge.Diagnostics;

/// <summary>Keeps the last preflight-only answer per provider for a short time, so that readiness questions stay cheap.</summary>
internal sealed class PreflightCache(TimeSpan keep, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, (ProviderLifecycleStatus Status, long At)> _answers = new(StringComparer.Ordinal);

    public ProviderLifecycleStatus? Find(string name) =>
        keep > TimeSpan.Zero && _answers.TryGetValue(name, out (ProviderLifecycleStatus Status, long At) answer) && time.GetElapsedTime(answer.At) < keep
            ? answer.Status
            : null;

    public void Store(string name, ProviderLifecycleStatus status)
    {
        if (keep > TimeSpan.Zero)
        {
            _answers[name] = (status, time.GetTimestamp());
        }
    }
}
