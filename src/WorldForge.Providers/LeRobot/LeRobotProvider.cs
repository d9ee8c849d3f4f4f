using WorldForge.Capabilities;
using WorldForge.Embodiment;
using WorldForge.Evidence;
using WorldForge.Providers.Runtimes;
using WorldForge.Serialization;

namespace WorldForge.Providers.LeRobot;

/// <summary>
/// Selects actions with a local LeRobot policy. The policy runs in a runtime that the host injects, and a translator of the host turns
/// its raw actions into world actions.
/// </summary>
/// <remarks>Calls are made one after the other, because a policy remembers what it has seen.</remarks>
public sealed class LeRobotProvider : WorldModelProvider, IHealthProbe, IAsyncDisposable
{
    /// <summary>The provider's name.</summary>
    public const string ProviderName = "lerobot";

    private const string Operation = "policy";

    private readonly LeRobotConfiguration _settings;
    private readonly PolicySource _source;
    private readonly PolicyCall _selection;
    private readonly TimeProvider _time;
    private readonly AdapterCall _call;
    private readonly LazyModel<ILoadedPolicy> _policy;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly bool _ownsPolicy;

    /// <summary>Creates the provider. Nothing is loaded before the first call.</summary>
    /// <exception cref="WorldForgeException">A direct setting is blank, or the policy type is unknown.</exception>
    public LeRobotProvider(LeRobotOptions? options = null)
        : this(options ?? new LeRobotOptions(), new LeRobotConfiguration(options ?? new LeRobotOptions()))
    {
    }

    private LeRobotProvider(LeRobotOptions options, LeRobotConfiguration settings)
        : base(ProfileOf(settings), options.Environment, options.EventHandler)
    {
        _settings = settings;
        _source = new PolicySource(options, settings);
        _selection = new PolicyCall(ProviderName, settings, _source, options.Translator);
        _time = options.TimeProvider;
        _call = new AdapterCall(ProviderName, Operation, _time);
        _policy = new LazyModel<ILoadedPolicy>(LoadAsync);
        _ownsPolicy = options.Policy is null;
    }

    /// <inheritdoc/>
    public override bool EmitsOwnEvents => true;

    /// <inheritdoc/>
    public override bool IsConfigured => _settings.IsConfigured;

    internal static ProviderCatalogEntry CatalogEntry { get; } = new()
    {
        Name = ProviderName,
        Factory = static context => new LeRobotProvider(new LeRobotOptions
        {
            Environment = context.Environment,
            EventHandler = context.EventHandler,
            TimeProvider = context.TimeProvider,
        }),
        DocsPage = "providers/lerobot.md",
        RuntimeOwnership = "host installs LeRobot and compatible policy checkpoints",
    };

    private static ProviderRuntimeManifest Manifest => RuntimeManifests.Of(ProviderName);

    /// <inheritdoc/>
    public override ProviderConfigSummary DescribeConfiguration() => _settings.Summarize(ProviderName);

    /// <inheritdoc/>
    public async ValueTask<ProviderHealth> CheckHealthAsync(CancellationToken cancellationToken)
    {
        long started = _time.GetTimestamp();
        string? problem = await _source.ProblemAsync(Manifest, cancellationToken).ConfigureAwait(false);
        string path = _settings.PolicyPath is null || !_ownsPolicy ? "injected policy" : _selection.ShownPath!;
        return AdapterHealth.Of(
            ProviderName, problem is null, _time, started, problem ?? $"configured for {path}; loader={_source.LoaderMode}; device={_settings.Device}");
    }

    /// <inheritdoc/>
    public override ValueTask<ActionPolicyResult> SelectActionsAsync(JsonObject info, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(info);
        return _call.RunAsync(
            EventHandler,
            $"LeRobot selection failed for policy {_selection.ShownPath ?? "(injected)"}",
            JsonObject.Create(("policy_path", _selection.ShownPath), ("policy_type", _source.PolicyType)),
            token => SelectAsync(info, token),
            cancellationToken);
    }

    /// <summary>Begins a new episode: forwarded to a loaded policy, and nothing to do when none is loaded yet.</summary>
    public async ValueTask ResetAsync(CancellationToken cancellationToken)
    {
        if (_policy.Loaded is { } policy)
        {
            await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                await policy.ResetAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is not (OperationCanceledException or ProviderException))
            {
                // The policy is foreign code and may throw anything.
                throw Fault(FaultCodes.ProviderFailed, $"the policy could not be reset: {CauseText.Of(exception)}", exception);
            }
            finally
            {
                _turn.Release();
            }
        }
    }

    /// <summary>Releases the policy, unless the host injected it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_ownsPolicy)
        {
            await _policy.DisposeAsync().ConfigureAwait(false);
        }

        _turn.Dispose();
    }

    private async ValueTask<(ActionPolicyResult Result, JsonObject Details)> SelectAsync(JsonObject info, CancellationToken cancellationToken)
    {
        PolicyInfo input = _selection.Check(info);
        if (_policy.Loaded is null && await _source.ProblemAsync(Manifest, cancellationToken).ConfigureAwait(false) is { } problem)
        {
            throw Fault(FaultCodes.ProviderUnconfigured, problem);
        }

        ILoadedPolicy policy = await _policy.GetAsync(cancellationToken).ConfigureAwait(false);
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await _selection.RunAsync(policy, input, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async ValueTask<ILoadedPolicy> LoadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _source.LoadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // The loader is foreign code; what it throws becomes the reason why this policy cannot be used.
            throw Fault(FaultCodes.ProviderFailed, $"the policy {_selection.ShownPath} could not be loaded: {CauseText.Of(exception)}", exception);
        }
    }

    private static ProviderException Fault(string code, string problem, Exception? inner = null) =>
        new(code, $"LeRobot is unavailable: {problem}.", inner) { Provider = ProviderName, Operation = Operation };

    private static ProviderProfile ProfileOf(LeRobotConfiguration settings) => new(
        ProviderName,
        ProviderCapabilities.Of(Capability.Policy),
        new ProviderProfileSpec
        {
            Description = "Selects actions with a local LeRobot policy.",
            Package = "worldforge + lerobot",
            Status = ImplementationStatus.Stable,
            IsLocal = true,
            SupportedModalities = ["state", "images", "language", "actions"],
            ArtifactTypes = ["action_policy"],
            SupportedModels = settings.PolicyPath is { } path ? [Redaction.Redactor.Observable.Redact(path)] : [],
            DefaultModel = settings.PolicyPath is { } model ? Redaction.Redactor.Observable.Redact(model) : null,
            RequiredVariables = ["LEROBOT_POLICY_PATH", "LEROBOT_POLICY"],
            VariablesAreAliases = true,
            RequiresCredentials = false,
            Notes = ["Needs a host-owned action_translator.", "Normalising observations and un-normalising actions is the host's preprocessing."],
        });
}
