using WorldForge.Capabilities;
using WorldForge.Events;
using WorldForge.Providers.Mock;
using WorldForge.Serialization;

namespace WorldForge.Providers.Genie;

/// <summary>
/// A reservation of the name: Project Genie offers no automation interface that could be called. It has no capability, its profile is
/// a scaffold, and every call fails.
/// </summary>
/// <remarks>
/// For tests of scaffolds alone, the variable <see cref="SurrogateVariable"/> lets direct calls answer from a deterministic mock. It
/// never changes the profile, so nothing can be routed here.
/// </remarks>
public sealed class GenieProvider : WorldModelProvider
{
    /// <summary>The provider's name.</summary>
    public const string ProviderName = "genie";

    /// <summary>The variable whose presence registers the reservation.</summary>
    public const string CredentialVariable = "GENIE_API_KEY";

    /// <summary>The variable that lets direct calls answer from a mock: <c>1</c>, <c>true</c>, <c>yes</c> or <c>on</c>.</summary>
    public const string SurrogateVariable = "WORLDFORGE_ENABLE_SCAFFOLD_SURROGATES";

    private const string Model = "genie-scaffold-v1";
    private static readonly string[] On = ["1", "true", "yes", "on"];

    private readonly MockProvider _surrogate;

    /// <summary>Creates the reservation.</summary>
    /// <param name="environment">Where variables are read from; the process by default.</param>
    /// <param name="eventHandler">Where events go; the facade's handler by default.</param>
    public GenieProvider(ProviderEnvironment? environment = null, IProviderEventHandler? eventHandler = null)
        : base(Reservation, environment, eventHandler) => _surrogate = new MockProvider(new MockProviderOptions { Name = ProviderName });

    internal static ProviderCatalogEntry CatalogEntry { get; } = new()
    {
        Name = ProviderName,
        Factory = static context => new GenieProvider(context.Environment, context.EventHandler),
        DocsPage = "providers/genie.md",
        RuntimeOwnership = "fail-closed reservation; Project Genie offers no supported automation API",
    };

    private static ProviderProfile Reservation { get; } = new(
        ProviderName,
        ProviderCapabilities.None,
        new ProviderProfileSpec
        {
            Description = "Scaffold: a fail-closed reservation of the name; nothing can be called.",
            Status = ImplementationStatus.Scaffold,
            SupportedModalities = ["world_state", "text", "video"],
            SupportedModels = [Model],
            DefaultModel = Model,
            Notes = ["A scaffold: it advertises no capability and must not be routed to."],
        },
        CredentialVariable);

    /// <inheritdoc/>
    public override async ValueTask<PredictionPayload> PredictAsync(PredictRequest request, CancellationToken cancellationToken)
    {
        RequireSurrogate(Capability.Predict);
        PredictionPayload answer = await _surrogate.PredictAsync(request, cancellationToken).ConfigureAwait(false);
        return new PredictionPayload(
            answer.State,
            answer.Confidence,
            answer.PhysicsScore,
            answer.LatencyMs,
            answer.Frames,
            answer.Metadata.With("mode", "stub-remote-adapter").With("credential_env", CredentialVariable));
    }

    /// <inheritdoc/>
    public override ValueTask<EmbeddingResult> EmbedAsync(string text, CancellationToken cancellationToken)
    {
        RequireSurrogate(Capability.Embed);
        return _surrogate.EmbedAsync(text, cancellationToken);
    }

    /// <inheritdoc/>
    public override ValueTask<ActionScoreResult> ScoreActionsAsync(ScoreRequest request, CancellationToken cancellationToken)
    {
        RequireSurrogate(Capability.Score);
        return _surrogate.ScoreActionsAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    public override ValueTask<ActionPolicyResult> SelectActionsAsync(JsonObject info, CancellationToken cancellationToken) => throw Closed(Capability.Policy);

    /// <inheritdoc/>
    public override ValueTask<ActionPolicyResult> PlanAsync(JsonObject info, CancellationToken cancellationToken) => throw Closed(Capability.Plan);

    private void RequireSurrogate(Capability capability)
    {
        if (Variables.Find(SurrogateVariable) is not { } flag || !On.Contains(flag, StringComparer.OrdinalIgnoreCase))
        {
            throw Closed(capability);
        }

        if (!IsConfigured)
        {
            throw Fault(FaultCodes.ProviderUnconfigured, capability, $"missing {CredentialVariable}");
        }
    }

    private static ProviderException Closed(Capability capability) => Fault(
        FaultCodes.ProviderCapability,
        capability,
        $"it is a scaffold that advertises no executable capability; {SurrogateVariable}=1 answers some direct calls from a mock, for local surrogate testing only");

    private static ProviderException Fault(string code, Capability capability, string problem) =>
        new(code, $"Provider '{ProviderName}' cannot run {capability.ToWireName()}: {problem}.") { Provider = ProviderName, Operation = capability.ToWireName() };
}
