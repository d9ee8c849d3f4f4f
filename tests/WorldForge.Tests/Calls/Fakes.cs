using WorldForge.Actions;
using WorldForge.Capabilities;
using WorldForge.Events;
using WorldForge.Providers;
using WorldForge.Serialization;

namespace WorldForge.Tests.Calls;

/// <summary>A component that implements all five capabilities with given answers; used one interface at a time.</summary>
internal sealed class FakeComponent(string name) : IPredictor, IEmbedder, IPlanner, ICostModel, IPolicy
{
    public string Name { get; } = name;

    public ProviderProfileSpec? Specification { get; init; }

    public int Calls { get; private set; }

    public Func<PredictRequest, CancellationToken, ValueTask<PredictionPayload>> Predict { get; init; } =
        (request, _) => new(new PredictionPayload(request.State.Value, 0.5, 0.5, 1));

    public Func<string, EmbeddingResult> Embed { get; init; } = text => new EmbeddingResult(name, "m", [text.Length]);

    public Func<ScoreRequest, ActionScoreResult> Score { get; init; } =
        request => ActionScoreResult.FromScores(name, Enumerable.Range(0, request.Candidates.Count ?? 1).Select(static index => (double)index));

    public Func<JsonObject, ActionPolicyResult> Select { get; init; } = _ => new ActionPolicyResult(name, [WorldAction.Noop()]);

    public ValueTask<PredictionPayload> PredictAsync(PredictRequest request, CancellationToken cancellationToken)
    {
        Calls++;
        return Predict(request, cancellationToken);
    }

    public ValueTask<EmbeddingResult> EmbedAsync(string text, CancellationToken cancellationToken)
    {
        Calls++;
        return new(Embed(text));
    }

    public ValueTask<ActionPolicyResult> PlanAsync(JsonObject info, CancellationToken cancellationToken)
    {
        Calls++;
        return new(Select(info));
    }

    public ValueTask<ActionScoreResult> ScoreActionsAsync(ScoreRequest request, CancellationToken cancellationToken)
    {
        Calls++;
        return new(Score(request));
    }

    public ValueTask<ActionPolicyResult> SelectActionsAsync(JsonObject info, CancellationToken cancellationToken)
    {
        Calls++;
        return new(Select(info));
    }
}

/// <summary>A component with one capability.</summary>
internal sealed class FakeEmbedder(string name) : IEmbedder
{
    public string Name { get; } = name;

    public ProviderProfileSpec? Specification { get; init; }

    public ValueTask<EmbeddingResult> EmbedAsync(string text, CancellationToken cancellationToken) =>
        new(new EmbeddingResult(Name, "m", [1]));
}

/// <summary>A component without a capability.</summary>
internal sealed class FakeNothing(string name) : ICapabilityComponent
{
    public string Name { get; } = name;
}

/// <summary>A full provider with hooks and health that the test supplies.</summary>
internal sealed class FakeProvider : WorldModelProvider, IHealthProbe, IPreflightHook, IWarmupHook, ITeardownHook
{
    public FakeProvider(string name, ProviderCapabilities? capabilities = null, ProviderProfileSpec? specification = null, ProviderEnvironment? environment = null, string? variable = null)
        : base(new ProviderProfile(name, capabilities ?? ProviderCapabilities.Of(Capability.Predict), specification, variable), environment ?? ProviderEnvironment.Empty)
    {
    }

    public List<string> Ran { get; } = [];

    public bool OwnEvents { get; init; }

    public override bool EmitsOwnEvents => OwnEvents;

    public IProviderEventHandler? Attached => EventHandler;

    public Func<CancellationToken, ValueTask<ProviderHealth>>? Health { get; init; }

    public Func<ProviderLifecycleResult>? Preflight { get; init; }

    public Func<ProviderLifecycleResult>? Warmup { get; init; }

    public Func<ProviderLifecycleResult>? Teardown { get; init; }

    public Func<PredictRequest, PredictionPayload>? Predict { get; init; }

    public ValueTask<ProviderHealth> CheckHealthAsync(CancellationToken cancellationToken) =>
        Health?.Invoke(cancellationToken) ?? new(new ProviderHealth(Name, IsConfigured, 1, "configured"));

    public ValueTask<ProviderLifecycleResult> PreflightAsync(CancellationToken cancellationToken) => Run("preflight", Preflight, LifecycleHook.Preflight);

    public ValueTask<ProviderLifecycleResult> WarmupAsync(CancellationToken cancellationToken) => Run("warmup", Warmup, LifecycleHook.Warmup);

    public ValueTask<ProviderLifecycleResult> TeardownAsync(CancellationToken cancellationToken) => Run("teardown", Teardown, LifecycleHook.Teardown);

    public override ValueTask<PredictionPayload> PredictAsync(PredictRequest request, CancellationToken cancellationToken) =>
        Predict is null ? base.PredictAsync(request, cancellationToken) : new(Predict(request));

    private ValueTask<ProviderLifecycleResult> Run(string hook, Func<ProviderLifecycleResult>? run, LifecycleHook kind)
    {
        Ran.Add(hook);
        return new(run is null ? new ProviderLifecycleResult(Name, kind, LifecycleStatus.Ready) : run());
    }
}
