using WorldForge.Capabilities;
using WorldForge.Providers.Runtimes;
using WorldForge.Serialization;

namespace WorldForge.Providers.Jepa;

/// <summary>
/// A candidate for a provider over facebookresearch/jepa-wms. It is in no catalog: a host makes it and gives it a runtime. Without one
/// it has no capability.
/// </summary>
public sealed class JepaWmsProvider : WorldModelProvider, IHealthProbe
{
    /// <summary>The provider's name.</summary>
    public const string ProviderName = "jepa-wms";

    private const string Variable = "JEPA_WMS_MODEL_PATH";
    private static readonly ConfigField ModelField = new() { Name = Variable, IsRequired = true };

    private readonly JepaWmsOptions _options;
    private readonly string? _model;
    private readonly JepaScoring _scoring;

    /// <summary>Creates the provider. Nothing is loaded before the first call.</summary>
    /// <exception cref="WorldForgeException">A direct setting is blank.</exception>
    public JepaWmsProvider(JepaWmsOptions? options = null)
        : this(options ?? new JepaWmsOptions(), ModelOf(options ?? new JepaWmsOptions()))
    {
    }

    private JepaWmsProvider(JepaWmsOptions options, string? model)
        : base(ProfileOf(options, model), options.Environment, options.EventHandler)
    {
        _options = options;
        _model = model;
        _scoring = new JepaScoring(ProviderName, model, options.Runtime, JsonObject.Empty, options.TimeProvider);
    }

    /// <inheritdoc/>
    public override bool EmitsOwnEvents => true;

    /// <inheritdoc/>
    public override bool IsConfigured => _model is not null;

    private string Unavailable => _model is null ? $"missing {Variable}" : "it is a scaffold: no runtime adapter is implemented in this build; give it a runtime";

    /// <inheritdoc/>
    public override ProviderConfigSummary DescribeConfiguration() => new(ProviderName, IsConfigured, [ModelField.Summarize(Variables, _options.ModelPath)]);

    /// <inheritdoc/>
    public async ValueTask<ProviderHealth> CheckHealthAsync(CancellationToken cancellationToken)
    {
        long started = _options.TimeProvider.GetTimestamp();
        string? problem = _model is null || _options.Runtime is null
            ? Unavailable
            : await _scoring.RuntimeProblemAsync(RuntimeManifests.Of(ProviderName), cancellationToken).ConfigureAwait(false);
        return AdapterHealth.Of(
            ProviderName, problem is null, _options.TimeProvider, started, problem ?? $"configured for model path {JepaScoring.Display(_model!)}");
    }

    /// <inheritdoc/>
    public override ValueTask<ActionScoreResult> ScoreActionsAsync(ScoreRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _scoring.RunAsync(EventHandler, Unavailable, request, cancellationToken);
    }

    private static string? ModelOf(JepaWmsOptions options) =>
        ModelField.Find(options.Environment ?? ProviderEnvironment.Process, Direct.Text(options.ModelPath, "model_path"));

    private static ProviderProfile ProfileOf(JepaWmsOptions options, string? model) => new(
        ProviderName,
        options.Runtime is null ? ProviderCapabilities.None : ProviderCapabilities.Of(Capability.Score),
        new ProviderProfileSpec
        {
            Description = "Candidate for scoring with facebookresearch/jepa-wms; made directly, in no catalog.",
            Package = "worldforge + host jepa-wms runtime",
            Status = ImplementationStatus.Scaffold,
            Deterministic = true,
            IsLocal = true,
            SupportedModalities = options.Runtime is null ? [] : ["observations", "goals", "actions"],
            ArtifactTypes = options.Runtime is null ? [] : ["action_scores"],
            DefaultModel = model is null ? null : JepaScoring.Display(model),
            RequiredVariables = [Variable],
            RequiresCredentials = false,
            Notes = ["planned capability: score", "A candidate: not in the catalog."],
        });
}
