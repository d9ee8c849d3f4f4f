#region usings
using System;
using WorldForge;
using WorldForge.Actions;
using WorldForge.Capabilities;
using WorldForge.Routing;
using WorldForge.States;
#endregion

namespace DocSamples;

/// <summary>A route with a fallback.</summary>
internal static class Routing
{
    public static async Task Run(TextWriter Console)
    {
        #region Run
        await using var forge = new Forge();
        var router = new ProviderRouter(forge, closedReason: name => name == "drained" ? "the breaker is open" : null);
        var policy = new ProviderRoutingPolicy(Capability.Predict, preferred: "leworldmodel", fallbacks: ["mock"]);

        RoutingResult<PredictionPayload> route = await router.RunAsync(
            policy,
            (provider, token) => forge.PredictAsync(WorldState.Seed([]).Value, WorldAction.Noop(), provider, cancellationToken: token));

        foreach (RoutingAttempt attempt in route.Attempts)
        {
            Console.WriteLine($"{attempt.Provider}: {attempt.Status}");
        }
        #endregion
    }
}
