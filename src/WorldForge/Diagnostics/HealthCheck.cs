using WorldForge.Calls;
using WorldForge.Providers;

namespace WorldForge.Diagnostics;

/// <summary>Asks components for their health. A check that throws, hangs or answers for someone else is an unhealthy answer.</summary>
internal sealed class HealthCheck(TimeLimit limit, TimeProvider time)
{
    private const double ShortestMs = 0.1;

    public async ValueTask<ProviderHealth> RunAsync(ComponentSet set, CancellationToken cancellationToken)
    {
        List<ProviderHealth> answers = [];
        foreach (ComponentPart part in set.Parts)
        {
            answers.Add(await RunAsync(set.Name, part, cancellationToken).ConfigureAwait(false));
        }

        if (answers is [var only])
        {
            return only;
        }

        bool configured = answers.TrueForAll(static answer => answer.Details == "configured");
        return new ProviderHealth(
            set.Name,
            answers.TrueForAll(static answer => answer.IsHealthy),
            Math.Min(answers.Sum(static answer => answer.LatencyMs), double.MaxValue),
            configured ? "configured" : string.Join("; ", answers.Select(answer => $"{answer.Name}: {answer.Details}")));
    }

    private async ValueTask<ProviderHealth> RunAsync(string name, ComponentPart part, CancellationToken cancellationToken)
    {
        long started = time.GetTimestamp();
        try
        {
            if (part.Component is not IHealthProbe probe)
            {
                string? problem = part.ConfigurationProblem;
                return Answer(problem is null, problem ?? "configured");
            }

            ProviderHealth? health = await limit.RunAsync(probe.CheckHealthAsync, cancellationToken).ConfigureAwait(false);
            return health is null
                ? Answer(healthy: false, "health check answered null instead of ProviderHealth")
                : health.Name == name || health.Name == part.Component.Name
                    ? health
                    : Answer(healthy: false, $"health check answered for '{health.Name}' instead of '{name}'");
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // A diagnostic reports what goes wrong, whatever it is; only the caller's cancellation ends it.
            return Answer(healthy: false, exception is TimeoutException ? "health check " + exception.Message : "health check failed: " + CallFaults.Cause(exception));
        }

        ProviderHealth Answer(bool healthy, string details) =>
            new(name, healthy, Math.Max(ShortestMs, time.GetElapsedTime(started).TotalMilliseconds), details);
    }
}
