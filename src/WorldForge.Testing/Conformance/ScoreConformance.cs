using System.Runtime.InteropServices;
using WorldForge.Actions;
using WorldForge.Capabilities;
using WorldForge.Contracts;
using WorldForge.Providers;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Testing.Conformance;

/// <summary>
/// Score: one finite score per candidate, a best index that fits the direction, and the provider's name wherever it is named.
/// </summary>
/// <typeparam name="TProvider">The adapter.</typeparam>
public abstract class ScoreConformance<TProvider> : CapabilityConformance<TProvider, ScoreRequest, ActionScoreResult>
    where TProvider : class, IWorldModelProvider
{
    /// <summary>How many candidates <see cref="CapabilityConformance{TProvider,TRequest,TResult}.CreateRequest"/> holds.</summary>
    /// <value>Null, which is the default, takes the count of the request; an opaque payload does not know it.</value>
    protected virtual int? CandidateCount => null;

    /// <inheritdoc/>
    protected sealed override Capability Capability => Capability.Score;

    /// <summary>Reads <c>info</c> and <c>action_candidates</c>.</summary>
    /// <inheritdoc/>
    protected override ScoreRequest ReadRequest(JsonObject payload)
    {
        var fields = new JsonFields(payload);
        return new ScoreRequest(fields.RequiredObject("info"), ActionCandidates.FromJson(fields.RequiredList("action_candidates")));
    }

    /// <inheritdoc/>
    protected sealed override ValueTask<ActionScoreResult> AskAsync(TProvider provider, ScoreRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return provider.ScoreActionsAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    protected sealed override ValueTask<ActionScoreResult> AskAsync(
        Forge forge, string name, ScoreRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(forge);
        ArgumentNullException.ThrowIfNull(request);
        return forge.ScoreActionsAsync(request.Info, request.Candidates, name, cancellationToken: cancellationToken);
    }

    /// <inheritdoc/>
    protected override void CheckResult(TProvider provider, ScoreRequest request, ActionScoreResult result)
    {
        ArgumentNullException.ThrowIfNull(provider);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(result);
        Rule.RequireNone(ResultRules.OfScores(provider.Name, request.Candidates.Count ?? CandidateCount, result));
    }

    /// <inheritdoc/>
    protected sealed override JsonObject Describe(ScoreRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        JsonValue candidates = request.Candidates.Tensor is { } tensor
            ? Sha256Digest.Of(MemoryMarshal.AsBytes(tensor.Values.Span)).ToString()
            : request.Candidates.ToJson();
        return JsonObject.Create(("info", request.Info), ("action_candidates", candidates));
    }

    /// <inheritdoc/>
    protected sealed override JsonObject Describe(ActionScoreResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.ToJson();
    }
}
