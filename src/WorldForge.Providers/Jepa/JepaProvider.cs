using WorldForge.Capabilities;
using WorldForge.Providers.Runtimes;

namespace WorldForge.Providers.Jepa;

/// <summary>
/// Scores action candidates with a JEPA world model of facebookresearch/jepa-wms. The model runs in a runtime that the host injects;
/// without one every call fails and says what is missing. Experimental: it scores and does nothing else.
/// </summary>
public sealed class JepaProvider : WorldModelProvider, IHealthProbe, IAsyncDisposable
{
    /// <summary>The provider's name.</summary>
    public const string ProviderName = "jepa";

    private readonly JepaConfiguration _settings;
    private readonly JepaOptions _options;
    private readonly JepaScoring _scoring;

    /// <summary>Creates the provider. Nothing is loaded before the first call.</summary>
    /// <exception cref="WorldForgeException">A direct setting is blank.</exception>
    public JepaProvider(JepaOptions? options = null)
        : this(options ?? new JepaOptions(), new JepaConfiguration(options ?? new JepaOptions()))
    {
    }

    private JepaProvider(JepaOptions options, JepaConfiguration settings)
        : base(ProfileOf(settings), options.Environment, options.EventHandler)
    {
        _options = options;
        _settings = settings;
        _scoring = new JepaScoring(ProviderName, settings.ModelName, settings.Runtime, settings.Defaults, options.TimeProvider);
    }

    /// <inheritdoc/>
    public override bool EmitsOwnEvents => true;

    /// <inheritdoc/>
    public override bool IsConfigured => _settings.ModelName is not null;

    internal static ProviderCatalogEntry CatalogEntry { get; } = new()
    {
        Name = ProviderName,
        Factory = static context => new JepaProvider(new JepaOptions
        {
            Environment = context.Environment,
            EventHandler = context.EventHandler,
            TimeProvider = context.TimeProvider,
        }),
        DocsPage = "providers/jepa.md",
        RuntimeOwnership = "host supplies torch, the facebookresearch/jepa-wms runtime dependencies and task preprocessing",
    };

    private string Unavailable => _settings.ModelName is null ? _settings.Missing : RuntimeText.NotInjected(RuntimeManifests.Of(ProviderName), nameof(IJepaRuntime));

    /// <inheritdoc/>
    public override ProviderConfigSummary DescribeConfiguration() => _settings.Summarize(ProviderName);

    /// <inheritdoc/>
    public async ValueTask<ProviderHealth> CheckHealthAsync(CancellationToken cancellationToken)
    {
        long started = _options.TimeProvider.GetTimestamp();
        string? problem = _settings.ModelName is null
            ? _settings.Missing
            : await _scoring.RuntimeProblemAsync(RuntimeManifests.Of(ProviderName), cancellationToken).ConfigureAwait(false);
        return AdapterHealth.Of(
            ProviderName, problem is null, _options.TimeProvider, started, problem ?? $"configured for model path {JepaScoring.Display(_settings.ModelName!)}");
    }

    /// <inheritdoc/>
    public override ValueTask<ActionScoreResult> ScoreActionsAsync(ScoreRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _scoring.RunAsync(EventHandler, Unavailable, request, cancellationToken);
    }

    /// <summary>Releases the model that was loaded from <see cref="JepaOptions.Hub"/>; a runtime that the host injected stays the host's.</summary>
    public ValueTask DisposeAsync() => _options.Runtime is null && _settings.Runtime is TorchHubJepaRuntime own ? own.DisposeAsync() : ValueTask.CompletedTask;

    private static ProviderProfile ProfileOf(JepaConfiguration settings) => new(
        ProviderName,
        ProviderCapabilities.Of(Capability.Score),
        new ProviderProfileSpec
        {
            Description = "Scores action candidates with a JEPA world model of facebookresearch/jepa-wms.",
            Package = "worldforge + host torch + jepa-wms",
            Status = ImplementationStatus.Experimental,
            Deterministic = true,
            IsLocal = true,
            SupportedModalities = ["observations", "goals", "actions"],
            ArtifactTypes = ["action_scores"],
            DefaultModel = settings.ModelName ?? (settings.LegacyPath is { } path ? JepaScoring.Display(path) : null),
            RequiredVariables = ["JEPA_MODEL_NAME"],
            RequiresCredentials = false,
            Notes = ["Score only; predict and embed need contracts of their own.", "The host owns torch, the hub cache and preprocessing."],
        });
}
