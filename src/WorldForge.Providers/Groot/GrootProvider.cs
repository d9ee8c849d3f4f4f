using System.Collections.Immutable;
using WorldForge.Actions;
using WorldForge.Capabilities;
using WorldForge.Embodiment;
using WorldForge.Serialization;

namespace WorldForge.Providers.Groot;

/// <summary>
/// Selects actions with an Isaac GR00T policy server, which the host runs or reaches. Raw actions belong to an embodiment: a host-owned
/// translator makes actions of them.
/// </summary>
public sealed class GrootProvider : WorldModelProvider, IHealthProbe, IDisposable
{
    /// <summary>The provider's name.</summary>
    public const string ProviderName = "gr00t";

    private readonly GrootSettings _settings;
    private readonly ActionTranslator? _translator;
    private readonly GrootEvents _events;
    private readonly bool _coerces;
    private readonly Lazy<IGrootPolicyClient> _client;
    private readonly TimeProvider _time;

    /// <summary>Makes the provider; it connects with its first call.</summary>
    /// <exception cref="WorldForgeException">A value cannot be used; the message names the field or the variable.</exception>
    public GrootProvider(GrootProviderOptions? options = null)
        : this(options ?? new GrootProviderOptions(), new GrootSettings(options ?? new GrootProviderOptions()))
    {
    }

    private GrootProvider(GrootProviderOptions options, GrootSettings settings)
        : base(ProfileOf(settings), options.Environment, options.EventHandler)
    {
        _settings = settings;
        _translator = options.Translator;
        _coerces = options.CoerceObservations;
        _time = options.TimeProvider;
        HasInjectedClient = options.Client is not null;
        GrootClientOptions? wire = settings.Host is { } host ? ClientOptions(options, settings, host) : null;
        _client = new Lazy<IGrootPolicyClient>(() => options.Client ?? new GrootPolicyClient(wire!), LazyThreadSafetyMode.ExecutionAndPublication);
        _events = new GrootEvents(settings, options.Delivery, HasInjectedClient, options.TimeProvider);
    }

    /// <inheritdoc/>
    public override bool EmitsOwnEvents => true;

    /// <inheritdoc/>
    public override bool IsConfigured => HasInjectedClient || _settings.Host is not null;

    internal static ProviderCatalogEntry CatalogEntry { get; } = new()
    {
        Name = ProviderName,
        Factory = static context => new GrootProvider(new GrootProviderOptions
        {
            Environment = context.Environment,
            EventHandler = context.EventHandler,
            Delivery = new(context.LoggerFactory),
            TimeProvider = context.TimeProvider,
        }),
        DocsPage = "providers/gr00t.md",
        RuntimeOwnership = "host runs or reaches an Isaac GR00T policy server",
    };

    private bool HasInjectedClient { get; }

    /// <inheritdoc/>
    public override ProviderConfigSummary DescribeConfiguration() => _settings.Summarize(IsConfigured, Variables);

    /// <inheritdoc/>
    public async ValueTask<ProviderHealth> CheckHealthAsync(CancellationToken cancellationToken)
    {
        long started = _time.GetTimestamp();
        (bool healthy, string details) = await ProbeAsync(cancellationToken).ConfigureAwait(false);
        return new ProviderHealth(Name, healthy, Math.Max(0.1, _time.GetElapsedTime(started).TotalMilliseconds), details);
    }

    /// <inheritdoc/>
    public override async ValueTask<ActionPolicyResult> SelectActionsAsync(JsonObject info, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(info);
        cancellationToken.ThrowIfCancellationRequested();
        long started = _time.GetTimestamp();
        ActionPolicyResult result;
        string? tag = _settings.EmbodimentTag;
        try
        {
            GrootInfo request = GrootInfo.Read(info);
            tag = request.EmbodimentTag ?? tag;
            result = await SelectAsync(info, request, cancellationToken).ConfigureAwait(false);
        }
        catch (ProviderException exception)
        {
            _events.Failure(EventHandler, started, exception, tag);
            throw;
        }

        _events.Success(EventHandler, started, result);
        return result;
    }

    /// <summary>Closes the connection of the provider's own client.</summary>
    public void Dispose()
    {
        if (!HasInjectedClient && _client.IsValueCreated)
        {
            (_client.Value as IDisposable)?.Dispose();
        }
    }

    private static ProviderProfile ProfileOf(GrootSettings settings) => new(
        ProviderName,
        ProviderCapabilities.Of(Capability.Policy),
        new ProviderProfileSpec
        {
            Description = "Isaac GR00T policy server over ZeroMQ and MessagePack.",
            Package = "worldforge + host Isaac-GR00T runtime",
            Status = ImplementationStatus.Beta,
            SupportedModalities = ["video", "state", "language", "actions"],
            ArtifactTypes = ["action_policy"],
            Notes = ["A host-owned action_translator makes actions of the raw ones.", "The wire is neither encrypted nor authenticated: use a tunnel or a firewall."],
            DefaultModel = settings.EmbodimentTag,
            RequiredVariables = [GrootSettings.HostVariable],
            RequiresCredentials = settings.Token.HasValue,
        });

    private static GrootClientOptions ClientOptions(GrootProviderOptions options, GrootSettings settings, string host)
    {
        GrootClientOptions wire = new()
        {
            Host = host,
            Port = settings.PortNumber,
            Timeout = TimeSpan.FromMilliseconds(settings.TimeoutMs),
            ApiToken = settings.Token,
            TimeProvider = options.TimeProvider,
        };
        wire = options.MaxReplyBytes is { } reply ? wire with { MaxReplyBytes = reply } : wire;
        return options.MaxArrayBytes is { } array ? wire with { MaxArrayBytes = array } : wire;
    }

    private async ValueTask<(bool IsHealthy, string Details)> ProbeAsync(CancellationToken cancellationToken)
    {
        if (!IsConfigured)
        {
            return (false, RuntimeManifests.Of(ProviderName).MissingEnvironmentDetail());
        }

        try
        {
            return await Client().PingAsync(cancellationToken).ConfigureAwait(false)
                ? (true, $"configured for {(HasInjectedClient ? "injected policy client" : _settings.Host)}:{_settings.PortNumber}")
                : (false, "policy server ping failed");
        }
        catch (ProviderException exception)
        {
            return (false, exception.Message);
        }
        catch (Exception exception) when (IsForeign(exception, cancellationToken))
        {
            return (false, "GR00T policy server health check failed: " + exception.Message);
        }
    }

    private IGrootPolicyClient Client()
    {
        if (!IsConfigured)
        {
            throw Fault(FaultCodes.ProviderUnconfigured, $"GR00T policy server is unavailable: {RuntimeManifests.Of(ProviderName).MissingEnvironmentDetail()}", cause: null);
        }

        try
        {
            return _client.Value;
        }
        catch (WorldForgeException exception)
        {
            throw Fault(FaultCodes.ProviderUnconfigured, "Failed to create GR00T PolicyClient: " + exception.Message, exception);
        }
    }

    private async ValueTask<ActionPolicyResult> SelectAsync(JsonObject info, GrootInfo request, CancellationToken cancellationToken)
    {
        ActionTranslator translator = _translator ?? throw ActionTranslator.Missing(Name);
        JsonObject observation = _coerces ? ObservationCoercion.Apply(request.Observation) : request.Observation;
        GrootActionReply reply = await InferAsync(observation, request.Options, cancellationToken).ConfigureAwait(false);
        JsonObject raw = NativeValues.ToJson(Name, reply.RawActions) switch
        {
            JsonObject actions => actions,
            JsonList list => JsonObject.Create(("actions", list)),
            var other => throw Malformed($"raw_actions must be an object or a list, not {other.Kind.ToString().ToLowerInvariant()}"),
        };
        JsonObject providerInfo = NativeValues.ToJson(Name, reply.Info, "provider_info") as JsonObject ?? throw Malformed("provider_info must be an object");
        ImmutableArray<ImmutableArray<WorldAction>> candidates = await TranslateAsync(translator, raw, info, request, providerInfo, cancellationToken).ConfigureAwait(false);
        if (request.ActionHorizon is { } horizon && horizon != candidates[0].Length)
        {
            throw Malformed($"action_horizon {horizon} was asked for, but the first candidate has {candidates[0].Length} actions");
        }

        return new ActionPolicyResult(
            Name,
            candidates[0],
            raw,
            candidates[0].Length,
            request.EmbodimentTag ?? _settings.EmbodimentTag,
            JsonObject.Create(("runtime", "gr00t-policy-client"), ("provider_info", providerInfo), ("candidate_count", candidates.Length)),
            candidates.Select(static candidate => candidate.AsEnumerable()));
    }

    private async ValueTask<GrootActionReply> InferAsync(JsonObject observation, JsonObject? options, CancellationToken cancellationToken)
    {
        IGrootPolicyClient client = Client();
        try
        {
            return await client.GetActionAsync(observation, options, cancellationToken).ConfigureAwait(false)
                ?? throw Malformed("the policy client answered null");
        }
        catch (ProviderException exception)
        {
            throw Fault(exception.Code, "GR00T policy inference failed: " + exception.Message, exception, exception.IsRetryable);
        }
        catch (Exception exception) when (IsForeign(exception, cancellationToken))
        {
            throw Fault(FaultCodes.ProviderFailed, $"GR00T policy inference failed: {exception.GetType().Name}: {exception.Message}", exception);
        }
    }

    private async ValueTask<ImmutableArray<ImmutableArray<WorldAction>>> TranslateAsync(
        ActionTranslator translator, JsonObject raw, JsonObject info, GrootInfo request, JsonObject providerInfo, CancellationToken cancellationToken)
    {
        string? tag = request.EmbodimentTag ?? (providerInfo.TryGetValue("embodiment_tag", out JsonValue? told) && told is JsonText text ? text.Value : null);
        TranslationRequest translation = new(raw, info, tag) { ProviderInfo = providerInfo };
        try
        {
            return await translator.TranslateAsync(Name, translation, cancellationToken).ConfigureAwait(false);
        }
        catch (ProviderException exception)
        {
            throw Fault(exception.Code, "GR00T action translation failed: " + exception.Message, exception);
        }
    }

    // An injected client may throw anything; only the caller's own cancellation is none of its failures.
    private static bool IsForeign(Exception exception, CancellationToken cancellationToken) =>
        exception is not OutOfMemoryException && !(exception is OperationCanceledException && cancellationToken.IsCancellationRequested);

    private static ProviderException Malformed(string problem) => Fault(FaultCodes.ProviderResponse, $"GR00T policy answered with a malformed result: {problem}.", cause: null);

    private static ProviderException Fault(string code, string message, Exception? cause, bool retryable = false) =>
        new(code, message, cause) { Provider = ProviderName, Operation = "policy", IsRetryable = retryable };
}
