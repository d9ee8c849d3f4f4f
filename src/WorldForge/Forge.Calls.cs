using System.Diagnostics.CodeAnalysis;
using WorldForge.Actions;
using WorldForge.Calls;
using WorldForge.Capabilities;
using WorldForge.Serialization;
using WorldForge.States;
using WorldForge.Validation;

namespace WorldForge;

/// <content>The five capability calls. Each takes a provider name or an object, never both.</content>
public sealed partial class Forge
{
    /// <summary>Predicts the state after an action.</summary>
    /// <param name="worldState">A JSON object that follows the world-state rules; never changed.</param>
    /// <param name="action">What is done.</param>
    /// <param name="provider">A registered name, or null when <paramref name="predictor"/> is given.</param>
    /// <param name="predictor">An object to call without registering it.</param>
    /// <param name="steps">How many steps, at least 1.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="WorldForgeException">An input is invalid; nothing was called and no event was emitted.</exception>
    /// <exception cref="WorldStateException">The given or the predicted state is malformed.</exception>
    /// <exception cref="ProviderException">The provider is not registered, failed, or answered with something malformed.</exception>
    public ValueTask<PredictionPayload> PredictAsync(
        JsonValue worldState,
        WorldAction action,
        string? provider = null,
        IPredictor? predictor = null,
        int steps = 1,
        CancellationToken cancellationToken = default) =>
        PredictAsync(
            new PredictRequest(WorldState.Create(worldState, _options.StateLimits), action, steps),
            provider,
            predictor,
            cancellationToken);

    /// <summary>Predicts the state after an action.</summary>
    /// <exception cref="WorldForgeException">An input is invalid; nothing was called and no event was emitted.</exception>
    /// <exception cref="WorldStateException">The predicted state is malformed.</exception>
    /// <exception cref="ProviderException">The provider is not registered, failed, or answered with something malformed.</exception>
    public ValueTask<PredictionPayload> PredictAsync(
        PredictRequest request,
        string? provider = null,
        IPredictor? predictor = null,
        CancellationToken cancellationToken = default)
    {
        NotNull(request, "request");
        CallTarget<IPredictor> target = _resolver.Resolve(Capability.Predict, provider, predictor);
        return _pipeline.RunAsync<PredictCall, PredictionPayload>(
            target.Identity,
            new PredictCall(target.Component, request, _options.StateLimits),
            cancellationToken);
    }

    /// <summary>Embeds a text.</summary>
    /// <param name="text">Not blank; passed on trimmed.</param>
    /// <param name="provider">A registered name, or null when <paramref name="embedder"/> is given.</param>
    /// <param name="embedder">An object to call without registering it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="WorldForgeException">An input is invalid; nothing was called and no event was emitted.</exception>
    /// <exception cref="ProviderException">The provider is not registered, failed, or answered with something malformed.</exception>
    public ValueTask<EmbeddingResult> EmbedAsync(
        string text,
        string? provider = null,
        IEmbedder? embedder = null,
        CancellationToken cancellationToken = default)
    {
        string trimmed = Check.Text(text, "text");
        CallTarget<IEmbedder> target = _resolver.Resolve(Capability.Embed, provider, embedder);
        return _pipeline.RunAsync<EmbedCall, EmbeddingResult>(target.Identity, new EmbedCall(target.Component, trimmed), cancellationToken);
    }

    /// <summary>Scores action candidates.</summary>
    /// <param name="info">Provider-defined JSON; may be empty.</param>
    /// <param name="candidates">What to rank.</param>
    /// <param name="provider">A registered name, or null when <paramref name="cost"/> is given.</param>
    /// <param name="cost">An object to call without registering it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>One score per candidate, in input order; the count was checked.</returns>
    /// <exception cref="WorldForgeException">An input is invalid; nothing was called and no event was emitted.</exception>
    /// <exception cref="ProviderException">The provider is not registered, failed, or answered with something malformed.</exception>
    public ValueTask<ActionScoreResult> ScoreActionsAsync(
        JsonValue info,
        ActionCandidates candidates,
        string? provider = null,
        ICostModel? cost = null,
        CancellationToken cancellationToken = default)
    {
        ScoreRequest request = new(Info(info), candidates);
        CallTarget<ICostModel> target = _resolver.Resolve(Capability.Score, provider, cost);
        return _pipeline.RunAsync<ScoreCall, ActionScoreResult>(target.Identity, new ScoreCall(target.Component, request), cancellationToken);
    }

    /// <summary>Selects actions for an observation.</summary>
    /// <param name="info">Provider-defined JSON.</param>
    /// <param name="provider">A registered name, or null when <paramref name="policy"/> is given.</param>
    /// <param name="policy">An object to call without registering it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="WorldForgeException">An input is invalid; nothing was called and no event was emitted.</exception>
    /// <exception cref="ProviderException">The provider is not registered, failed, or answered with something malformed.</exception>
    public ValueTask<ActionPolicyResult> SelectActionsAsync(
        JsonValue info,
        string? provider = null,
        IPolicy? policy = null,
        CancellationToken cancellationToken = default)
    {
        JsonObject checkedInfo = Info(info);
        CallTarget<IPolicy> target = _resolver.Resolve(Capability.Policy, provider, policy);
        return _pipeline.RunAsync<SelectCall, ActionPolicyResult>(target.Identity, new SelectCall(target.Component, checkedInfo), cancellationToken);
    }

    /// <summary>Asks a provider for a whole plan.</summary>
    /// <param name="info">Provider-defined JSON.</param>
    /// <param name="provider">A registered name, or null when <paramref name="planner"/> is given.</param>
    /// <param name="planner">An object to call without registering it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="WorldForgeException">An input is invalid; nothing was called and no event was emitted.</exception>
    /// <exception cref="ProviderException">The provider is not registered, failed, or answered with something malformed.</exception>
    public ValueTask<ActionPolicyResult> PlanAsync(
        JsonValue info,
        string? provider = null,
        IPlanner? planner = null,
        CancellationToken cancellationToken = default)
    {
        JsonObject checkedInfo = Info(info);
        CallTarget<IPlanner> target = _resolver.Resolve(Capability.Plan, provider, planner);
        return _pipeline.RunAsync<PlanCall, ActionPolicyResult>(target.Identity, new PlanCall(target.Component, checkedInfo), cancellationToken);
    }

    private static JsonObject Info(JsonValue info) =>
        info as JsonObject
        ?? throw new WorldForgeException(FaultCodes.InputInvalid, $"info must be a JSON object, not {SceneFaults.KindOf(info)}.");

    private static void NotNull([NotNull] object? value, string field)
    {
        if (value is null)
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, $"{field} must not be null.");
        }
    }
}
