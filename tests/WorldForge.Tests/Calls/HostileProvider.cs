using WorldForge.Capabilities;
using WorldForge.Events;
using WorldForge.Providers;
using WorldForge.Serialization;

namespace WorldForge.Tests.Calls;

/// <summary>A full provider written without the base class, whose every answer about itself may fail.</summary>
internal sealed class HostileProvider(string name) : IWorldModelProvider, IPreflightHook, ITeardownHook, IHealthProbe
{
    private readonly ProviderProfile _profile = new(name, ProviderCapabilities.Of(Capability.Predict), new ProviderProfileSpec { RequiredVariables = ["HOSTILE_KEY"] });

    public string Name => name;

    public bool HasProfile { get; init; } = true;

    public ProviderProfile Profile => HasProfile ? _profile : null!;

    public bool EmitsOwnEvents => false;

    public Func<bool> Configured { get; init; } = static () => true;

    public Func<ProviderConfigSummary> Described { get; init; } = static () => throw new InvalidOperationException("no summary");

    public Func<CancellationToken, ValueTask<ProviderHealth>> Health { get; init; } = static _ => throw new InvalidOperationException("no health");

    public Func<ProviderLifecycleResult> Preflight { get; init; } = static () => throw new InvalidOperationException("no preflight");

    public bool IsConfigured => Configured();

    public bool TryAttachEventHandler(IProviderEventHandler handler) => false;

    public ProviderConfigSummary DescribeConfiguration() => Described();

    public ValueTask<ProviderHealth> CheckHealthAsync(CancellationToken cancellationToken) => Health(cancellationToken);

    public ValueTask<ProviderLifecycleResult> PreflightAsync(CancellationToken cancellationToken) => new(Preflight());

    public ValueTask<ProviderLifecycleResult> TeardownAsync(CancellationToken cancellationToken) => throw new InvalidOperationException("no teardown");

    public ValueTask<PredictionPayload> PredictAsync(PredictRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<EmbeddingResult> EmbedAsync(string text, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<ActionPolicyResult> PlanAsync(JsonObject info, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<ActionScoreResult> ScoreActionsAsync(ScoreRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<ActionPolicyResult> SelectActionsAsync(JsonObject info, CancellationToken cancellationToken) => throw new NotSupportedException();
}
