using System.Collections.Immutable;
using System.Globalization;
using WorldForge.Actions;
using WorldForge.Capabilities;
using WorldForge.Embodiment;
using WorldForge.Events;
using WorldForge.Serialization;

namespace WorldForge.Providers.CosmosPolicy;

/// <summary>
/// Selects actions with an NVIDIA Cosmos-Policy ALOHA server, which the host runs. Raw rows of joint values belong to an embodiment: only
/// with a host-owned translator does the provider advertise the capability.
/// </summary>
public sealed class CosmosPolicyProvider : WorldModelProvider, IHealthProbe, IDisposable
{
    /// <summary>The provider's name.</summary>
    public const string ProviderName = "cosmos-policy";

    /// <summary>Numbers in each row of an ALOHA robot.</summary>
    public const int AlohaActionDim = 14;

    private readonly CosmosPolicySettings _settings;
    private readonly CosmosPolicyClient? _client;
    private readonly ActionTranslator? _translator;
    private readonly EventDelivery _delivery;
    private readonly TimeProvider _time;

    /// <summary>Makes the provider.</summary>
    /// <exception cref="WorldForgeException">A value cannot be used; the message names the field or the variable.</exception>
    public CosmosPolicyProvider(CosmosPolicyOptions? options = null)
        : this(options ?? new CosmosPolicyOptions(), new CosmosPolicySettings(options ?? new CosmosPolicyOptions()))
    {
    }

    private CosmosPolicyProvider(CosmosPolicyOptions options, CosmosPolicySettings settings)
        : base(ProfileOf(options, settings), options.Environment, options.EventHandler)
    {
        _settings = settings;
        _translator = options.Translator;
        _delivery = options.Delivery;
        _time = options.TimeProvider;
        _client = settings.BaseUrl is null ? null : new CosmosPolicyClient(options, settings, new Forwarder(this));
    }

    /// <inheritdoc/>
    public override bool EmitsOwnEvents => true;

    /// <inheritdoc/>
    public override bool IsConfigured => _client is not null;

    internal static ProviderCatalogEntry CatalogEntry { get; } = new()
    {
        Name = ProviderName,
        Factory = static context => new CosmosPolicyProvider(new CosmosPolicyOptions
        {
            Environment = context.Environment,
            EventHandler = context.EventHandler,
            Delivery = new EventDelivery(context.LoggerFactory),
            TimeProvider = context.TimeProvider,
        }),
        DocsPage = "providers/cosmos-policy.md",
        RuntimeOwnership =
            "WorldForge validates the /act request and response and composes plans; the host owns reachability, CUDA, the runtime, ALOHA observations "
            + "and the translation of raw 14-dimensional rows into actions",
    };

    /// <inheritdoc/>
    public override ProviderConfigSummary DescribeConfiguration() => _settings.Summarize(Variables);

    /// <inheritdoc/>
    /// <remarks>The server is never contacted: it has no endpoint without effect. Only the configuration and the destination are judged.</remarks>
    public async ValueTask<ProviderHealth> CheckHealthAsync(CancellationToken cancellationToken)
    {
        long started = _time.GetTimestamp();
        string? problem = _client is null
            ? $"missing {CosmosPolicySettings.BaseUrlVariable}"
            : await _client.FindProblemAsync(cancellationToken).ConfigureAwait(false);
        return new ProviderHealth(
            Name,
            problem is null,
            Math.Max(0.1, _time.GetElapsedTime(started).TotalMilliseconds),
            problem ?? $"configured for {CosmosPolicyClient.Route}; upstream offers no non-mutating health endpoint");
    }

    /// <inheritdoc/>
    /// <exception cref="WorldForgeException">The input is invalid; nothing was sent.</exception>
    /// <exception cref="WorldStateException">The server's answer is malformed.</exception>
    public override async ValueTask<ActionPolicyResult> SelectActionsAsync(JsonObject info, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(info);
        cancellationToken.ThrowIfCancellationRequested();
        CosmosPolicyRequest request = CosmosPolicyRequest.Create(info, _settings.ReturnAllQueryResults);
        ActionTranslator translator = _translator ?? throw ActionTranslator.Missing(Name);
        CosmosPolicyClient client = _client
            ?? throw CosmosPolicyFaults.Provider(FaultCodes.ProviderUnconfigured, $"Cosmos-Policy is unavailable: {RuntimeManifests.Of(ProviderName).MissingEnvironmentDetail()}.");
        long started = _time.GetTimestamp();
        try
        {
            JsonObject body = await client.ActAsync(request.Body, cancellationToken).ConfigureAwait(false);
            CosmosPolicyResponse response = CosmosPolicyResponse.Read(body, _settings.ActionDim);
            return await ResultAsync(info, request, response, translator, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is ProviderException or WorldStateException)
        {
            ReportFailure(started, exception);
            throw;
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or OutOfMemoryException))
        {
            // Whatever else fails between the wire and the result reaches the caller as the failure of this call.
            ProviderException fault = CosmosPolicyFaults.Provider(FaultCodes.ProviderFailed, $"Cosmos-Policy selection failed: {exception.GetType().Name}: {exception.Message}", exception);
            ReportFailure(started, fault);
            throw fault;
        }
    }

    /// <summary>Closes the connections of the provider's own client.</summary>
    public void Dispose() => _client?.Dispose();

    private static ProviderProfile ProfileOf(CosmosPolicyOptions options, CosmosPolicySettings settings) => new(
        ProviderName,
        options.Translator is null ? ProviderCapabilities.None : ProviderCapabilities.Of(Capability.Policy),
        new ProviderProfileSpec
        {
            Description = "NVIDIA Cosmos-Policy ALOHA server over HTTP.",
            Package = "worldforge + host Cosmos-Policy server",
            Status = ImplementationStatus.Beta,
            SupportedModalities = ["images", "state", "language", "actions"],
            ArtifactTypes = ["action_policy"],
            Notes =
            [
                "policy is advertised only with a host-owned action_translator.",
                "Health never contacts the server: upstream has no non-mutating endpoint.",
            ],
            SupportedModels = [settings.Model],
            DefaultModel = settings.Model,
            RequiredVariables = [CosmosPolicySettings.BaseUrlVariable],
            RequiresCredentials = false,
        },
        requestPolicy: settings.Policy.ToJson());

    private async ValueTask<ActionPolicyResult> ResultAsync(
        JsonObject info, CosmosPolicyRequest request, CosmosPolicyResponse response, ActionTranslator translator, CancellationToken cancellationToken)
    {
        JsonObject raw = response.RawActions;
        var candidates = await TranslateAsync(translator, new TranslationRequest(raw, info, request.EmbodimentTag) { ProviderInfo = response.ProviderInfo }, cancellationToken).ConfigureAwait(false);
        int expected = response.AllActions?.Length ?? 1;
        if (candidates.Length != expected)
        {
            throw CosmosPolicyFaults.Provider(FaultCodes.ProviderResponse, string.Create(
                CultureInfo.InvariantCulture, $"The action translator of Cosmos-Policy returned {candidates.Length} candidate(s) for {expected} raw candidate(s)."));
        }

        int selected = response.SelectedCandidate();
        return new ActionPolicyResult(
            Name,
            candidates[selected],
            raw,
            candidates[selected].Length,
            request.EmbodimentTag ?? _settings.EmbodimentTag,
            JsonObject.Create(
                ("runtime", "cosmos-policy-server"),
                ("server_path", CosmosPolicyClient.Route),
                ("model", _settings.Model),
                ("task_description", request.TaskDescription),
                ("expected_action_dim", _settings.ActionDim),
                ("selected_candidate_index", selected),
                ("candidate_count", candidates.Length),
                ("requested_action_horizon", request.ActionHorizon),
                ("provider_info", response.ProviderInfo),
                ("raw_action_summary", response.Summary)),
            candidates.Select(static candidate => candidate.AsEnumerable()));
    }

    // What host code throws may hold anything, so its text is not passed on; what was checked here may be.
    private async ValueTask<ImmutableArray<ImmutableArray<WorldAction>>> TranslateAsync(
        ActionTranslator translator, TranslationRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await translator.TranslateAsync(Name, request, cancellationToken).ConfigureAwait(false);
        }
        catch (ProviderException exception) when (exception.Code != FaultCodes.ProviderResponse || exception.Provider != Name)
        {
            throw CosmosPolicyFaults.Provider(FaultCodes.ProviderTranslator, "Cosmos-Policy action translation failed.", exception);
        }
    }

    private void ReportFailure(long started, Exception fault)
    {
        if (EventHandler is not { } handler)
        {
            return;
        }

        _delivery.Deliver(handler, new ProviderEvent(Name, "policy", EventPhase.Failure)
        {
            Method = "POST",
            Target = CosmosPolicyClient.Route,
            StatusCode = (fault as IWorldForgeFault)?.StatusCode,
            DurationMs = Math.Max(0.1, _time.GetElapsedTime(started).TotalMilliseconds),
            Message = fault.Message,
            Metadata = JsonObject.Create(("capability", "policy"), ("stage", "worldforge-boundary")),
        });
    }

    /// <summary>The client is older than a handler that the facade attaches: events find it when they are emitted.</summary>
    private sealed class Forwarder(CosmosPolicyProvider provider) : IProviderEventHandler
    {
        public void Handle(ProviderEvent providerEvent) => provider.EventHandler?.Handle(providerEvent);
    }
}
