using System.Runtime.InteropServices;
using WorldForge.Capabilities;
using WorldForge.Events;
using WorldForge.Providers;
using WorldForge.Serialization;

namespace WorldForge.Tests.Testing.Conformance;

/// <summary>A provider of all five capabilities that keeps every rule, until a test replaces one answer by a wrong one.</summary>
internal sealed class ScriptedProvider(ProviderProfile profile, ProviderEnvironment? environment = null)
    : WorldModelProvider(profile, environment ?? Configured), IHealthProbe, IPreflightHook, IWarmupHook, ITeardownHook
{
    public const string Variable = "SCRIPTED_API_KEY";

    public static readonly ProviderEnvironment Configured = ProviderEnvironment.From([new(Variable, "api-secret")]);

    public ScriptedProvider()
        : this(ProfileOf([.. CapabilityNames.All]))
    {
    }

    public Func<PredictRequest, PredictionPayload>? Predict { get; init; }

    public Func<string, EmbeddingResult>? Embed { get; init; }

    public Func<ScoreRequest, ActionScoreResult>? Score { get; init; }

    public Func<JsonObject, ActionPolicyResult>? Policy { get; init; }

    public Func<JsonObject, ActionPolicyResult>? Plan { get; init; }

    public Func<ProviderHealth>? Health { get; init; }

    public Func<ProviderConfigSummary>? Summary { get; init; }

    public Func<LifecycleHook, ProviderLifecycleResult>? Lifecycle { get; init; }

    public Func<ProviderEvent>? OwnEvent { get; init; }

    public bool Silent { get; init; }

    public override bool EmitsOwnEvents => Silent || OwnEvent is not null;

    public static ProviderProfile ProfileOf(params ReadOnlySpan<Capability> capabilities) => new(
        "scripted",
        ProviderCapabilities.Of(capabilities),
        new ProviderProfileSpec { Description = "Keeps every rule.", Deterministic = true, IsLocal = true },
        Variable);

    public static void Overwrite(JsonObject input, string key, JsonValue value)
    {
        ReadOnlySpan<KeyValuePair<string, JsonValue>> members = input.AsSpan();
        Span<KeyValuePair<string, JsonValue>> writable = MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(members), members.Length);
        writable[input.Keys.ToList().IndexOf(key)] = new(key, value);
    }

    public override ProviderConfigSummary DescribeConfiguration() => Summary?.Invoke() ?? base.DescribeConfiguration();

    public override ValueTask<PredictionPayload> PredictAsync(PredictRequest request, CancellationToken cancellationToken) =>
        Answer(Capability.Predict, Predict ?? Roll, request);

    public override ValueTask<EmbeddingResult> EmbedAsync(string text, CancellationToken cancellationToken) =>
        Answer(Capability.Embed, Embed ?? (static text => new EmbeddingResult("scripted", "m", [text.Length, 2, 3])), text);

    public override ValueTask<ActionScoreResult> ScoreActionsAsync(ScoreRequest request, CancellationToken cancellationToken) =>
        Answer(Capability.Score, Score ?? Rank, request);

    public override ValueTask<ActionPolicyResult> SelectActionsAsync(JsonObject info, CancellationToken cancellationToken) =>
        Answer(Capability.Policy, Policy ?? Choose, info);

    public override ValueTask<ActionPolicyResult> PlanAsync(JsonObject info, CancellationToken cancellationToken) =>
        Answer(Capability.Plan, Plan ?? Choose, info);

    public ValueTask<ProviderHealth> CheckHealthAsync(CancellationToken cancellationToken) =>
        new(Health is not null ? Health() : new ProviderHealth(Name, IsConfigured, 0.1, IsConfigured ? "configured" : "missing " + Variable));

    public ValueTask<ProviderLifecycleResult> PreflightAsync(CancellationToken cancellationToken) => Hook(LifecycleHook.Preflight);

    public ValueTask<ProviderLifecycleResult> WarmupAsync(CancellationToken cancellationToken) => Hook(LifecycleHook.Warmup);

    public ValueTask<ProviderLifecycleResult> TeardownAsync(CancellationToken cancellationToken) => Hook(LifecycleHook.Teardown);

    public static PredictionPayload Roll(PredictRequest request) =>
        new(request.State.Value.With("step", request.State.Step + request.Steps), 1, 1, 0.1, [new byte[] { 1 }], JsonObject.Create(("provider", "scripted")));

    private static ActionScoreResult Rank(ScoreRequest request) =>
        request.Info.Count == 0
            ? throw new ProviderException(FaultCodes.ProviderFailed, "info needs a goal.")
            : ActionScoreResult.FromScores("scripted", Enumerable.Range(0, request.Candidates.Count!.Value).Select(static index => (double)index));

    private static ActionPolicyResult Choose(JsonObject info)
    {
        if (!info.ContainsKey("observation"))
        {
            throw new ProviderException(FaultCodes.ProviderFailed, "info.observation is missing.");
        }

        return new ActionPolicyResult(
            "scripted",
            [WorldForge.Actions.WorldAction.Noop()],
            actionHorizon: new WorldForge.Validation.JsonFields(info).OptionalPositiveInt("action_horizon"));
    }

    private ValueTask<TResult> Answer<TRequest, TResult>(Capability capability, Func<TRequest, TResult> answer, TRequest request)
    {
        if (!Profile.Capabilities.Supports(capability) || !IsConfigured)
        {
            throw new ProviderException(FaultCodes.ProviderUnconfigured, $"Provider '{Name}' cannot {capability.ToWireName()}.");
        }

        if (OwnEvent is not null)
        {
            EventHandler?.Handle(OwnEvent());
        }

        return new ValueTask<TResult>(answer(request));
    }

    private ValueTask<ProviderLifecycleResult> Hook(LifecycleHook hook) => new(
        Lifecycle is not null
            ? Lifecycle(hook)
            : IsConfigured || hook == LifecycleHook.Teardown
                ? new ProviderLifecycleResult(Name, hook, LifecycleStatus.Ready)
                : new ProviderLifecycleResult(Name, hook, LifecycleStatus.Skipped, skipReason: "missing " + Variable));
}
