using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using WorldForge.Capabilities;
using WorldForge.Randomness;
using WorldForge.Serialization;

namespace WorldForge.Providers.Mock;

/// <summary>A deterministic provider for examples, tests and drills. It answers predict, embed and score without any runtime.</summary>
public sealed class MockProvider : WorldModelProvider
{
    /// <summary>The name under which it is always registered.</summary>
    public const string ProviderName = "mock";

    /// <summary>The model of its profile.</summary>
    public const string Model = "mock-deterministic-v1";

    /// <summary>The model of its embeddings.</summary>
    public const string EmbeddingModel = "mock-embedding-v1";

    private const int EmbeddingLength = 32;
    private const double Latency = 0.1;

    private readonly MockFaultPlan? _faults;
    private readonly TimeProvider _time;

    /// <summary>Creates the provider.</summary>
    public MockProvider(MockProviderOptions? options = null)
        : base(ProfileOf(options ?? new MockProviderOptions()), ProviderEnvironment.Empty)
    {
        _faults = options?.Faults;
        _time = options?.TimeProvider ?? TimeProvider.System;
    }

    /// <inheritdoc/>
    public override ValueTask<PredictionPayload> PredictAsync(PredictRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        MockFault fault = _faults?.Take() ?? MockFault.None;
        return fault.Kind == MockFaultKind.None
            ? new ValueTask<PredictionPayload>(Predict(request))
            : FaultyAsync(fault, Capability.Predict, () => fault.Kind == MockFaultKind.MalformedState ? Malformed(request) : Predict(request), cancellationToken);
    }

    /// <inheritdoc/>
    public override ValueTask<EmbeddingResult> EmbedAsync(string text, CancellationToken cancellationToken)
    {
        MockFault fault = _faults?.Take() ?? MockFault.None;
        string provider = AnsweringName(fault);
        EmbeddingResult Embed() => new(provider, EmbeddingModel, StableFloats.Of("mock:" + text, EmbeddingLength));
        return fault.Kind == MockFaultKind.None
            ? new ValueTask<EmbeddingResult>(Embed())
            : FaultyAsync(fault, Capability.Embed, Embed, cancellationToken);
    }

    /// <inheritdoc/>
    public override ValueTask<ActionScoreResult> ScoreActionsAsync(ScoreRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        MockFault fault = _faults?.Take() ?? MockFault.None;
        return fault.Kind == MockFaultKind.None
            ? new ValueTask<ActionScoreResult>(Score(request, fault))
            : FaultyAsync(fault, Capability.Score, () => Score(request, fault), cancellationToken);
    }

    private static ProviderProfile ProfileOf(MockProviderOptions options) => new(
        options.Name,
        ProviderCapabilities.Of(Capability.Predict, Capability.Embed, Capability.Score),
        new ProviderProfileSpec
        {
            Description = "Deterministic provider for examples, tests and drills.",
            Status = ImplementationStatus.Stable,
            Deterministic = true,
            IsLocal = true,
            SupportedModalities = ["world_state", "text", "latent_action"],
            ArtifactTypes = ["prediction", "embedding", "action_score"],
            SupportedModels = [Model],
            DefaultModel = Model,
        });

    private static PredictionPayload Malformed(PredictRequest request) =>
        new(request.State.Value.With("step", "1"), 1, 1, Latency);

    private string AnsweringName(MockFault fault) => fault.Kind == MockFaultKind.WrongProvider ? Name + "-other" : Name;

    private PredictionPayload Predict(PredictRequest request)
    {
        (JsonObject state, int objectCount) = MockDynamics.Roll(Name, request);
        double physics = Math.Clamp(0.72 + (0.03 * objectCount), 0.6, 0.99);
        return new PredictionPayload(
            state,
            Math.Clamp(physics - 0.02, 0.65, 0.99),
            physics,
            Latency,
            Frames(request.Steps),
            JsonObject.Create(
                ("provider", Name),
                ("steps", request.Steps),
                ("frame_count", request.Steps),
                ("mode", "deterministic-mock")));
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Frames(int steps) => Enumerable.Range(0, steps).Select(static index =>
        (ReadOnlyMemory<byte>)Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"mock:frame:{index}")));

    private ActionScoreResult Score(ScoreRequest request, MockFault fault)
    {
        ImmutableArray<double> costs = MockCosts.Of(Name, request, out string basis);
        costs = fault.Kind switch
        {
            MockFaultKind.NonFiniteScore => costs.SetItem(0, double.NaN),
            MockFaultKind.WrongCount => costs.Add(0),
            _ => costs,
        };
        return ActionScoreResult.FromScores(
            AnsweringName(fault),
            costs,
            lowerIsBetter: true,
            JsonObject.Create(("provider", Name), ("mode", "deterministic-mock"), ("cost_basis", basis)));
    }

    private async ValueTask<T> FaultyAsync<T>(MockFault fault, Capability capability, Func<T> answer, CancellationToken cancellationToken)
        where T : class
    {
        switch (fault.Kind)
        {
            case MockFaultKind.Error:
                throw fault.Error ?? new ProviderException(FaultCodes.ProviderFailed, "The mock failed as planned.");
            case MockFaultKind.Latency:
                await Task.Delay(fault.Delay, _time, cancellationToken).ConfigureAwait(false);
                return answer();
            case MockFaultKind.NullResult:
                return null!;
            case MockFaultKind.Hang:
                return await new TaskCompletionSource<T>().Task.ConfigureAwait(false);
            case MockFaultKind.Budget:
                throw new ProviderBudgetExceededException(
                    FaultCodes.ProviderBudget,
                    string.Create(CultureInfo.InvariantCulture, $"Provider '{Name}' used up its budget of {fault.Delay.TotalSeconds:0.000} s in {capability.ToWireName()}."))
                {
                    Provider = Name,
                    Operation = capability.ToWireName(),
                    Budget = fault.Delay,
                    Elapsed = fault.Delay,
                };
            default:
                return answer();
        }
    }
}
