using WorldForge.Capabilities;
using WorldForge.Events;
using WorldForge.Evidence;
using WorldForge.Providers.Runtimes;
using WorldForge.Providers.Tensors;
using WorldForge.Redaction;
using WorldForge.Serialization;

namespace WorldForge.Providers.Jepa;

/// <summary>What the two JEPA providers share: check the input, ask the runtime, read its reply, say what happened.</summary>
internal sealed class JepaScoring(string provider, string? model, IJepaRuntime? runtime, JsonObject defaults, TimeProvider time)
{
    private const string Operation = "score";
    private readonly AdapterCall _call = new(provider, Operation, time);

    public static string Display(string model) => Redactor.Observable.Redact(model);

    /// <summary>What keeps the runtime from running, or null.</summary>
    public async ValueTask<string?> RuntimeProblemAsync(ProviderRuntimeManifest manifest, CancellationToken cancellationToken) =>
        runtime is null
            ? RuntimeText.NotInjected(manifest, nameof(IJepaRuntime))
            : await runtime.CheckAsync(cancellationToken).ConfigureAwait(false) is { } problem ? RuntimeText.Of(manifest, problem) : null;

    public ValueTask<ActionScoreResult> RunAsync(IProviderEventHandler? handler, string unavailable, ScoreRequest request, CancellationToken cancellationToken) =>
        _call.RunAsync(
            handler,
            $"{provider} scoring failed",
            JsonObject.Create(("model_configured", model is not null)),
            token => ScoreAsync(unavailable, request, token),
            cancellationToken);

    private async ValueTask<(ActionScoreResult Result, JsonObject Details)> ScoreAsync(string unavailable, ScoreRequest request, CancellationToken cancellationToken)
    {
        JepaScoreInput input = JepaInput.Read(request, problem => Fault(FaultCodes.InputInvalid, problem));
        if (model is null || runtime is null)
        {
            throw Fault(FaultCodes.ProviderUnconfigured, unavailable);
        }

        if (await runtime.CheckAsync(cancellationToken).ConfigureAwait(false) is { } problem)
        {
            throw Fault(FaultCodes.ProviderUnconfigured, RuntimeText.Of(RuntimeManifests.Of(provider), problem));
        }

        JepaReply reply = await runtime.ScoreActionsAsync(model, input, cancellationToken).ConfigureAwait(false);
        int samples = input.Candidates.Shape[CandidateRules.SampleAxis];
        ActionScoreResult result = new JepaReplyReader(provider, Display(model), problem => Fault(FaultCodes.ProviderResponse, problem)).Read(reply, samples, defaults);
        return (result, JsonObject.Create(("model_configured", true), ("candidate_count", samples), ("best_index", result.BestIndex)));
    }

    private ProviderException Fault(string code, string problem) => _call.Fault(code, $"Provider '{provider}' cannot score: {problem}.");
}
