using WorldForge.Actions;
using WorldForge.Capabilities;
using WorldForge.Contracts;
using WorldForge.Providers;
using WorldForge.Serialization;
using WorldForge.States;
using WorldForge.Validation;
using Xunit;

namespace WorldForge.Testing.Conformance;

/// <summary>
/// Predict: a valid state, of the same world when the input was a stored world; the steps are honoured; the input stays as it was.
/// </summary>
/// <typeparam name="TProvider">The adapter.</typeparam>
public abstract class PredictConformance<TProvider> : CapabilityConformance<TProvider, PredictRequest, PredictionPayload>
    where TProvider : class, IWorldModelProvider
{
    private const int ManySteps = 3;

    /// <inheritdoc/>
    protected sealed override Capability Capability => Capability.Predict;

    /// <summary>One step and three steps move the state's counter by one and by three.</summary>
    [Fact]
    public Task Advances_the_step_counter_by_the_steps_asked_for() => CaseAsync(async provider =>
    {
        PredictRequest valid = CreateRequest();
        foreach (int steps in (int[])[1, ManySteps])
        {
            var request = new PredictRequest(valid.State, valid.Action, steps);
            Rule.RequireNone(ResultRules.OfSteps(request, await CallAsync(provider, request).ConfigureAwait(false)));
        }
    });

    /// <summary>Reads <c>world_state</c> (a stored world, schema 1), <c>action</c> and <c>steps</c>.</summary>
    /// <inheritdoc/>
    protected override PredictRequest ReadRequest(JsonObject payload)
    {
        var fields = new JsonFields(payload);
        WorldState state = WorldDocument.FromJson(fields.RequiredObject("world_state")).ToWorldState();
        return new PredictRequest(state, WorldAction.FromJson(fields.RequiredObject("action")), fields.RequiredNonNegativeInt("steps"));
    }

    /// <inheritdoc/>
    protected sealed override ValueTask<PredictionPayload> AskAsync(TProvider provider, PredictRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return provider.PredictAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    protected sealed override ValueTask<PredictionPayload> AskAsync(
        Forge forge, string name, PredictRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(forge);
        return forge.PredictAsync(request, name, cancellationToken: cancellationToken);
    }

    /// <inheritdoc/>
    protected override void CheckResult(TProvider provider, PredictRequest request, PredictionPayload result)
    {
        ArgumentNullException.ThrowIfNull(provider);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(result);
        Rule.RequireNone(ResultRules.OfPrediction(provider.Name, request, result));
    }

    /// <inheritdoc/>
    protected sealed override JsonObject Describe(PredictRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return JsonObject.Create(("world_state", request.State.Value), ("action", request.Action.ToJson()), ("steps", request.Steps));
    }

    /// <inheritdoc/>
    protected sealed override JsonObject Describe(PredictionPayload result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.ToJson().Without("latency_ms").With(
            "frames",
            JsonList.OfTexts(result.Frames.Select(static frame => Sha256Digest.Of(frame.Span).ToString())));
    }
}
