using WorldForge.Capabilities;
using WorldForge.Events;
using WorldForge.Serialization;

namespace WorldForge.Providers;

/// <summary>The base of full providers: a name, a profile, and five methods that say they are not implemented until overridden.</summary>
public abstract class WorldModelProvider : IWorldModelProvider
{
    private IProviderEventHandler? _eventHandler;

    /// <summary>Creates the base.</summary>
    /// <param name="profile">What the provider reports about itself; its name becomes the provider's.</param>
    /// <param name="environment">Where variables are read from; the process by default.</param>
    /// <param name="eventHandler">Where the adapter's own events go; null inherits the facade's handler on registration.</param>
    protected WorldModelProvider(ProviderProfile profile, ProviderEnvironment? environment = null, IProviderEventHandler? eventHandler = null)
    {
        ArgumentNullException.ThrowIfNull(profile);
        Profile = profile;
        Variables = environment ?? ProviderEnvironment.Process;
        _eventHandler = eventHandler;
    }

    /// <inheritdoc/>
    public string Name => Profile.Name;

    /// <inheritdoc/>
    public ProviderProfile Profile { get; }

    /// <inheritdoc/>
    public ProviderProfileSpec? Specification => Profile.Specification;

    /// <inheritdoc/>
    public virtual bool EmitsOwnEvents => false;

    /// <summary>
    /// By default the single variable when there is one, otherwise all required variables, or any of them when the
    /// profile says that they are aliases.
    /// </summary>
    public virtual bool IsConfigured =>
        Profile.CredentialVariable is { } single && !Profile.Specification.VariablesAreAliases
            ? Variables.Find(single) is not null
            : Profile.RequiredVariables.IsEmpty
                || (Profile.Specification.VariablesAreAliases
                    ? Profile.RequiredVariables.Any(IsSet)
                    : Profile.RequiredVariables.All(IsSet));

    /// <summary>Where variables are read from.</summary>
    protected ProviderEnvironment Variables { get; }

    /// <summary>Where the adapter's own events go, or null.</summary>
    protected IProviderEventHandler? EventHandler => Volatile.Read(ref _eventHandler);

    /// <inheritdoc/>
    public bool TryAttachEventHandler(IProviderEventHandler handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Interlocked.CompareExchange(ref _eventHandler, handler, null) is null;
    }

    /// <inheritdoc/>
    public virtual ProviderConfigSummary DescribeConfiguration() =>
        new(Name, IsConfigured, [.. RequiredFields().Select(field => field.Summarize(Variables))]);

    /// <inheritdoc/>
    public virtual ValueTask<PredictionPayload> PredictAsync(PredictRequest request, CancellationToken cancellationToken) =>
        throw NotImplemented(Capability.Predict);

    /// <inheritdoc/>
    public virtual ValueTask<EmbeddingResult> EmbedAsync(string text, CancellationToken cancellationToken) =>
        throw NotImplemented(Capability.Embed);

    /// <inheritdoc/>
    public virtual ValueTask<ActionPolicyResult> PlanAsync(JsonObject info, CancellationToken cancellationToken) =>
        throw NotImplemented(Capability.Plan);

    /// <inheritdoc/>
    public virtual ValueTask<ActionScoreResult> ScoreActionsAsync(ScoreRequest request, CancellationToken cancellationToken) =>
        throw NotImplemented(Capability.Score);

    /// <inheritdoc/>
    public virtual ValueTask<ActionPolicyResult> SelectActionsAsync(JsonObject info, CancellationToken cancellationToken) =>
        throw NotImplemented(Capability.Policy);

    private bool IsSet(string variable) => Variables.Find(variable) is not null;

    private IEnumerable<ConfigField> RequiredFields() =>
        Profile.RequiredVariables.IsEmpty
            ? []
            : Profile.Specification.VariablesAreAliases
                ? [new ConfigField { Name = Profile.RequiredVariables[0], Aliases = Profile.RequiredVariables[1..], IsRequired = true }]
                : Profile.RequiredVariables.Select(static variable => new ConfigField { Name = variable, IsRequired = true });

    private ProviderException NotImplemented(Capability capability) =>
        new(FaultCodes.ProviderCapability, $"Provider '{Name}' does not implement {capability.ToWireName()}.")
        {
            Provider = Name,
            Operation = capability.ToWireName(),
        };
}
