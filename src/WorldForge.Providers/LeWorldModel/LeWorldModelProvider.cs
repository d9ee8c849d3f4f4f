using WorldForge.Capabilities;
using WorldForge.Evidence;
using WorldForge.Providers.Runtimes;
using WorldForge.Providers.Tensors;
using WorldForge.Redaction;
using WorldForge.Serialization;

namespace WorldForge.Providers.LeWorldModel;

/// <summary>
/// Scores action candidates with a local LeWorldModel cost model. The model runs in a runtime that the host injects; without one every
/// call fails and says what is missing.
/// </summary>
public sealed class LeWorldModelProvider : WorldModelProvider, IHealthProbe, IAsyncDisposable
{
    /// <summary>The provider's name.</summary>
    public const string ProviderName = "leworldmodel";

    /// <summary>The family of the models, as results state it.</summary>
    public const string ModelFamily = "LeWorldModel (LeWM)";

    /// <summary>The official source of the model, as results state it.</summary>
    public const string OfficialCode = "https://github.com/lucas-maes/le-wm";

    /// <summary>The loading path of the official package, as results state it when it was used.</summary>
    public const string OfficialRuntimeApi = "stable_worldmodel.policy.AutoCostModel";

    private const string Operation = "score";

    private readonly LeWorldModelConfiguration _settings;
    private readonly ICostModelRuntime? _runtime;
    private readonly TimeProvider _time;
    private readonly AdapterCall _call;
    private readonly LazyModel<ILoadedCostModel> _model;

    /// <summary>Creates the provider. Nothing is loaded before the first call.</summary>
    /// <exception cref="WorldForgeException">A direct setting is blank.</exception>
    public LeWorldModelProvider(LeWorldModelOptions? options = null)
        : this(options ?? new LeWorldModelOptions(), new LeWorldModelConfiguration(options ?? new LeWorldModelOptions()))
    {
    }

    private LeWorldModelProvider(LeWorldModelOptions options, LeWorldModelConfiguration settings)
        : base(ProfileOf(settings), options.Environment, options.EventHandler)
    {
        _settings = settings;
        _runtime = options.Runtime;
        _time = options.TimeProvider;
        _call = new AdapterCall(ProviderName, Operation, _time);
        _model = new LazyModel<ILoadedCostModel>(LoadAsync);
    }

    /// <inheritdoc/>
    public override bool EmitsOwnEvents => true;

    /// <inheritdoc/>
    public override bool IsConfigured => _settings.Policy is not null;

    internal static ProviderCatalogEntry CatalogEntry { get; } = new()
    {
        Name = ProviderName,
        Factory = static context => new LeWorldModelProvider(new LeWorldModelOptions
        {
            Environment = context.Environment,
            EventHandler = context.EventHandler,
            TimeProvider = context.TimeProvider,
        }),
        DocsPage = "providers/leworldmodel.md",
        RuntimeOwnership = $"host installs the official LeWM loading path ({OfficialRuntimeApi}), torch and compatible checkpoints",
    };

    private static ProviderRuntimeManifest Manifest => RuntimeManifests.Of(ProviderName);

    /// <inheritdoc/>
    public override ProviderConfigSummary DescribeConfiguration() => _settings.Summarize(ProviderName);

    /// <summary>Checks settings and runtime; the checkpoint is not looked for.</summary>
    /// <inheritdoc/>
    public async ValueTask<ProviderHealth> CheckHealthAsync(CancellationToken cancellationToken)
    {
        long started = _time.GetTimestamp();
        string? problem = _settings.Policy is null
            ? Manifest.MissingEnvironmentDetail()
            : await RuntimeProblemAsync(cancellationToken).ConfigureAwait(false);
        return AdapterHealth.Of(ProviderName, problem is null, _time, started, problem ?? $"configured for policy {_settings.Policy}");
    }

    /// <inheritdoc/>
    public override ValueTask<ActionScoreResult> ScoreActionsAsync(ScoreRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _call.RunAsync(
            EventHandler,
            $"LeWorldModel scoring failed for policy {_settings.Policy ?? "(none)"}",
            JsonObject.Create(("policy", _settings.Policy)),
            token => ScoreAsync(request, token),
            cancellationToken);
    }

    /// <summary>Releases the loaded model.</summary>
    public ValueTask DisposeAsync() => _model.DisposeAsync();

    private async ValueTask<(ActionScoreResult Result, JsonObject Details)> ScoreAsync(ScoreRequest request, CancellationToken cancellationToken)
    {
        if (_model.Loaded is null && await RuntimeProblemAsync(cancellationToken).ConfigureAwait(false) is { } problem)
        {
            throw Fault(FaultCodes.ProviderUnconfigured, problem);
        }

        ILoadedCostModel model = await _model.GetAsync(cancellationToken).ConfigureAwait(false);
        CostInput input = CostInput.Read(request, static problem => Fault(FaultCodes.InputInvalid, problem));
        object? output = await model.GetCostAsync(input.Info, input.Candidates, cancellationToken).ConfigureAwait(false);
        ScoreOutput costs = ScoreOutput.Read(output, input.Samples, strictShape: true, static problem => Fault(FaultCodes.ProviderResponse, problem));
        JsonValue shape = ShapeJson.Of(costs.Shape);
        ActionScoreResult result = ActionScoreResult.FromScores(ProviderName, costs.Scores, lowerIsBetter: true, Metadata(input, shape));
        return (result, JsonObject.Create(
            ("policy", _settings.Policy),
            ("candidate_count", input.Samples),
            ("best_index", result.BestIndex),
            ("score_shape", shape)));
    }

    private static ProviderProfile ProfileOf(LeWorldModelConfiguration settings) => new(
        ProviderName,
        ProviderCapabilities.Of(Capability.Score),
        new ProviderProfileSpec
        {
            Description = "Scores action candidates with a local LeWorldModel cost model.",
            Package = "worldforge + stable_worldmodel AutoCostModel",
            Status = ImplementationStatus.Stable,
            Deterministic = true,
            IsLocal = true,
            SupportedModalities = ["pixels", "actions", "goals"],
            ArtifactTypes = ["action_scores"],
            SupportedModels = settings.Policy is { } policy ? [policy] : [],
            DefaultModel = settings.Policy,
            RequiredVariables = ["LEWORLDMODEL_POLICY", "LEWM_POLICY"],
            VariablesAreAliases = true,
            RequiresCredentials = false,
            Notes = ["Candidates have the shape (batch=1, samples, horizon, action_dim).", "The host owns torch, checkpoints and preprocessing."],
        });

    private static ProviderException Fault(string code, string problem, Exception? inner = null) =>
        new(code, $"LeWorldModel cannot score: {problem}.", inner) { Provider = ProviderName, Operation = Operation };

    private async ValueTask<string?> RuntimeProblemAsync(CancellationToken cancellationToken) =>
        _runtime is null
            ? RuntimeText.NotInjected(Manifest, nameof(ICostModelRuntime))
            : await _runtime.CheckAsync(cancellationToken).ConfigureAwait(false) is { } problem ? RuntimeText.Of(Manifest, problem) : null;

    private async ValueTask<ILoadedCostModel> LoadAsync(CancellationToken cancellationToken)
    {
        string policy = _settings.Policy
            ?? throw Fault(FaultCodes.ProviderUnconfigured, "the provider is unavailable: set LEWORLDMODEL_POLICY or LEWM_POLICY");
        try
        {
            ILoadedCostModel model = await _runtime!.LoadAsync(new CostModelRequest(policy, _settings.CacheDirectory), cancellationToken).ConfigureAwait(false);
            await model.PrepareAsync(new ModelPreparation(_settings.Device) { InterpolatePositions = true }, cancellationToken).ConfigureAwait(false);
            return model;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // The loader is foreign code; what it throws becomes the reason why this policy cannot be used.
            throw Fault(FaultCodes.ProviderFailed, $"the policy {policy} could not be loaded: {CauseText.Of(exception)}", exception);
        }
    }

    private JsonObject Metadata(CostInput input, JsonValue scoreShape) => JsonObject.Create(
        ("policy", _settings.Policy),
        ("cache_dir", _settings.CacheDirectory is { } cache ? Redactor.Observable.Redact(cache) : null),
        ("device", _settings.Device),
        ("requested_device", _settings.RequestedDevice),
        ("score_type", "cost"),
        ("score_direction", "lower_is_better"),
        ("model_family", ModelFamily),
        ("official_code", OfficialCode),
        ("runtime_api", _runtime!.RuntimeApi),
        ("checkpoint_format", "<policy>_object.ckpt"),
        ("candidate_count", input.Samples),
        ("input_shapes", input.Shapes()),
        ("score_shape", scoreShape));
}
