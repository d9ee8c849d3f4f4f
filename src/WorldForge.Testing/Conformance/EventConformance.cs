using System.Collections.Immutable;
using WorldForge.Actions;
using WorldForge.Capabilities;
using WorldForge.Events;
using WorldForge.Providers;
using WorldForge.Serialization;
using WorldForge.States;
using Xunit;

namespace WorldForge.Testing.Conformance;

/// <summary>
/// Events: every call leaves one, it names the provider, and no planted secret shows. Build the provider with
/// <see cref="PlantedSecrets"/> as its settings. Every adapter derives this suite.
/// </summary>
/// <typeparam name="TProvider">The adapter.</typeparam>
public abstract class EventConformance<TProvider> : ProviderConformance<TProvider>
    where TProvider : class, IWorldModelProvider
{
    /// <summary>What no event may show.</summary>
    /// <value><see cref="PlantedSecrets.All"/> by default; add the credentials that the provider was built with.</value>
    protected virtual IReadOnlyList<string> Secrets => PlantedSecrets.All;

    /// <summary>Each advertised capability leaves at least one terminal event when it is called, whether it answers or fails.</summary>
    [Fact]
    public Task Leaves_a_terminal_event_for_each_call() => CaseAsync(async provider =>
    {
        Rule.RequireNone(
        [
            .. (await RecordAsync(provider).ConfigureAwait(false))
                .Where(static call => !call.Events.Any(IsTerminal))
                .Select(static call => $"{call.Capability.ToWireName()} left no terminal event."),
        ]);
    });

    /// <summary>Events name the provider, have lower-case phases and targets without query, and show no planted secret.</summary>
    [Fact]
    public Task Emits_only_events_that_follow_the_rules() => CaseAsync(async provider =>
    {
        Rule.RequireNone(
        [
            .. (await RecordAsync(provider).ConfigureAwait(false)).SelectMany(static call => call.Events).SelectMany(
                recorded => EventRules.Problems(recorded.ToJson(), provider.Name, Secrets)
                    .Select(problem => $"{recorded.Operation}/{recorded.Phase}: {problem}")),
        ]);
    });

    /// <summary>Calls one capability with input that carries the planted secrets.</summary>
    /// <remarks>Override it for input that the built-in baseline does not have, and to provoke the failures that the adapter reports.</remarks>
    /// <param name="forge">The facade that knows the provider.</param>
    /// <param name="name">The provider's name.</param>
    /// <param name="capability">An advertised capability.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    protected virtual async Task ExerciseAsync(Forge forge, string name, Capability capability, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(forge);
        JsonObject payload = CapabilityFixtures.Baseline(capability).Payload;
        switch (capability)
        {
            case Capability.Predict:
                JsonObject state = Planted(payload, "world_state").With("metadata", PlantedSecrets.Json);
                await forge.PredictAsync(
                    new PredictRequest(WorldState.Create(state), WorldAction.FromJson(payload["action"])), name, cancellationToken: cancellationToken).ConfigureAwait(false);
                break;
            case Capability.Embed:
                await forge.EmbedAsync(PlantedSecrets.Text, name, cancellationToken: cancellationToken).ConfigureAwait(false);
                break;
            case Capability.Score:
                await forge.ScoreActionsAsync(
                    Planted(payload, "info"), ActionCandidates.FromJson(payload["action_candidates"]), name, cancellationToken: cancellationToken).ConfigureAwait(false);
                break;
            case Capability.Policy:
                await forge.SelectActionsAsync(Planted(payload, "info"), name, cancellationToken: cancellationToken).ConfigureAwait(false);
                break;
            default:
                await forge.PlanAsync(Planted(payload, "info"), name, cancellationToken: cancellationToken).ConfigureAwait(false);
                break;
        }
    }

    private static bool IsTerminal(ProviderEvent recorded) => recorded.Phase == EventPhase.Success || EventPhase.IsError(recorded.Phase);

    private static JsonObject Planted(JsonObject payload, string field) =>
        ((JsonObject)payload[field]).With("connection", PlantedSecrets.Json).With("source", PlantedSecrets.Url);

    // One facade for all calls: a provider keeps the first handler that it is given.
    private async Task<List<(Capability Capability, ImmutableArray<ProviderEvent> Events)>> RecordAsync(TProvider provider)
    {
        List<(Capability, ImmutableArray<ProviderEvent>)> calls = [];
        var recorder = new InMemoryRecorderSink();
        using Forge forge = ConformanceForge.For(provider, recorder);
        foreach (Capability capability in provider.Profile.Capabilities.Enabled)
        {
            recorder.Clear();
            try
            {
                await ExerciseAsync(forge, provider.Name, capability, Cancellation).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is IWorldForgeFault)
            {
                // A call that fails leaves events as well, and they follow the same rules.
            }

            calls.Add((capability, recorder.Events));
        }

        return calls;
    }
}
