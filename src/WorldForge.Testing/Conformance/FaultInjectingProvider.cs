using System.Collections.Immutable;
using WorldForge.Capabilities;
using WorldForge.Events;
using WorldForge.Providers;
using WorldForge.Serialization;

namespace WorldForge.Testing.Conformance;

/// <summary>
/// Wraps a provider and makes its next calls go wrong, first in first out; a call beyond the script reaches the provider. It also
/// remembers which capabilities were called. Thread-safe.
/// </summary>
/// <remarks>Health and lifecycle hooks of the inner provider stay hidden: the wrapper is for capability calls.</remarks>
/// <param name="inner">The provider that answers.</param>
/// <param name="time">The clock of delays; the system's by default.</param>
public sealed class FaultInjectingProvider(IWorldModelProvider inner, TimeProvider? time = null) : IWorldModelProvider
{
    private readonly Lock _gate = new();
    private readonly Queue<Func<CancellationToken, Task<bool>>> _script = new();
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private ImmutableArray<Capability> _calls = [];

    /// <inheritdoc/>
    public string Name => inner.Name;

    /// <inheritdoc/>
    public ProviderProfile Profile => inner.Profile;

    /// <inheritdoc/>
    public ProviderProfileSpec? Specification => inner.Specification;

    /// <inheritdoc/>
    public bool EmitsOwnEvents => inner.EmitsOwnEvents;

    /// <inheritdoc/>
    public bool IsConfigured => inner.IsConfigured;

    /// <summary>The capabilities that were called so far, whatever came of the calls.</summary>
    public ImmutableArray<Capability> Calls
    {
        get
        {
            lock (_gate)
            {
                return _calls;
            }
        }
    }

    /// <summary>The next call throws.</summary>
    public FaultInjectingProvider FailNext(Exception error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return Next(_ => Task.FromException<bool>(error));
    }

    /// <summary>The next call answers null, as a provider without nullable annotations might.</summary>
    public FaultInjectingProvider AnswerNullNext() => Next(static _ => Task.FromResult(false));

    /// <summary>The next call reaches the provider after a time, or ends by its token.</summary>
    public FaultInjectingProvider DelayNext(TimeSpan delay) => Next(async token =>
    {
        await Task.Delay(delay, _time, token).ConfigureAwait(false);
        return true;
    });

    /// <summary>The next call ends only by its token.</summary>
    public FaultInjectingProvider HangNext() => DelayNext(Timeout.InfiniteTimeSpan);

    /// <summary>The next call reaches the provider at once.</summary>
    public FaultInjectingProvider PassNext() => Next(static _ => Task.FromResult(true));

    /// <inheritdoc/>
    public bool TryAttachEventHandler(IProviderEventHandler handler) => inner.TryAttachEventHandler(handler);

    /// <inheritdoc/>
    public ProviderConfigSummary DescribeConfiguration() => inner.DescribeConfiguration();

    /// <inheritdoc/>
    public ValueTask<PredictionPayload> PredictAsync(PredictRequest request, CancellationToken cancellationToken) =>
        CallAsync(Capability.Predict, token => inner.PredictAsync(request, token), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<EmbeddingResult> EmbedAsync(string text, CancellationToken cancellationToken) =>
        CallAsync(Capability.Embed, token => inner.EmbedAsync(text, token), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ActionPolicyResult> PlanAsync(JsonObject info, CancellationToken cancellationToken) =>
        CallAsync(Capability.Plan, token => inner.PlanAsync(info, token), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ActionScoreResult> ScoreActionsAsync(ScoreRequest request, CancellationToken cancellationToken) =>
        CallAsync(Capability.Score, token => inner.ScoreActionsAsync(request, token), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ActionPolicyResult> SelectActionsAsync(JsonObject info, CancellationToken cancellationToken) =>
        CallAsync(Capability.Policy, token => inner.SelectActionsAsync(info, token), cancellationToken);

    private FaultInjectingProvider Next(Func<CancellationToken, Task<bool>> step)
    {
        lock (_gate)
        {
            _script.Enqueue(step);
        }

        return this;
    }

    private async ValueTask<T> CallAsync<T>(Capability capability, Func<CancellationToken, ValueTask<T>> call, CancellationToken cancellationToken)
        where T : class
    {
        Func<CancellationToken, Task<bool>>? step;
        lock (_gate)
        {
            _calls = _calls.Add(capability);
            _script.TryDequeue(out step);
        }

        bool passes = step is null || await step(cancellationToken).ConfigureAwait(false);
        return passes ? await call(cancellationToken).ConfigureAwait(false) : null!;
    }
}
