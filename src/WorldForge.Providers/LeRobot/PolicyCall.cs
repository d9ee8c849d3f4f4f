using System.Collections.Immutable;
using WorldForge.Actions;
using WorldForge.Capabilities;
using WorldForge.Embodiment;
using WorldForge.Redaction;
using WorldForge.Serialization;

namespace WorldForge.Providers.LeRobot;

/// <summary>One selection: asks the policy, makes its answer JSON, and has it translated.</summary>
internal sealed class PolicyCall(string provider, LeRobotConfiguration settings, PolicySource source, ActionTranslator? translator)
{
    private const string SelectMode = "select_action";
    private const string ChunkMode = "predict_chunk";

    /// <summary>The path as it may be shown: a place on this machine is masked.</summary>
    public string? ShownPath => settings.PolicyPath is { } path ? Redactor.Observable.Redact(path) : null;

    /// <summary>Checks what the caller gave, before anything is loaded.</summary>
    public PolicyInfo Check(JsonObject info)
    {
        PolicyInfo input = PolicyInfo.ForProvider(provider, info);
        if (input.Observation.Keys.Any(string.IsNullOrWhiteSpace))
        {
            throw Fault(FaultCodes.InputInvalid, "observation must not have a blank key");
        }

        return input.Mode is null or SelectMode or ChunkMode
            ? input
            : throw Fault(FaultCodes.InputInvalid, $"mode must be {SelectMode} or {ChunkMode}");
    }

    public async ValueTask<(ActionPolicyResult Result, JsonObject Details)> RunAsync(ILoadedPolicy policy, PolicyInfo input, CancellationToken cancellationToken)
    {
        if (translator is null)
        {
            throw ActionTranslator.Missing(provider);
        }

        string mode = input.Mode ?? SelectMode;
        PolicyAnswer answer = await AskAsync(policy, mode, input.Observation, cancellationToken).ConfigureAwait(false);
        JsonObject raw = JsonObject.Create(("actions", NativeValues.ToJson(provider, answer.Actions, "raw_actions.actions")));
        JsonObject said = answer.Info is null ? JsonObject.Empty
            : NativeValues.ToJson(provider, answer.Info, "provider_info") as JsonObject ?? throw Fault(FaultCodes.ProviderResponse, "provider_info must be an object");
        string? toldTag = said.TryGetValue("embodiment_tag", out JsonValue? value) && value is JsonText text ? text.Value : null;
        var request = new TranslationRequest(raw, input.Info, input.EmbodimentTag ?? toldTag) { ProviderInfo = said };
        ImmutableArray<ImmutableArray<WorldAction>> plans = await translator.TranslateAsync(provider, request, cancellationToken).ConfigureAwait(false);
        int horizon = input.ActionHorizon ?? plans[0].Length;
        string? tag = input.EmbodimentTag ?? settings.EmbodimentTag;
        JsonObject summary = RawActionSummary.Of(raw["actions"]);
        var result = new ActionPolicyResult(provider, plans[0], raw, horizon, tag, Metadata(mode, said, summary, plans.Length), plans.Select(static plan => plan.AsEnumerable()));
        return (result, JsonObject.Create(
            ("policy_path", ShownPath),
            ("policy_type", source.PolicyType),
            ("loader_mode", source.LoaderMode),
            ("candidate_count", plans.Length),
            ("action_horizon", horizon),
            ("embodiment_tag", tag),
            ("mode", mode)));
    }

    private async ValueTask<PolicyAnswer> AskAsync(ILoadedPolicy policy, string mode, JsonObject observation, CancellationToken cancellationToken)
    {
        PolicyAnswer? answer = mode == SelectMode
            ? await policy.SelectActionAsync(observation, cancellationToken).ConfigureAwait(false)
            : policy.PredictsChunks
                ? await policy.PredictChunkAsync(observation, cancellationToken).ConfigureAwait(false)
                : throw Fault(FaultCodes.ProviderCapability, $"the policy predicts no chunks; use mode='{SelectMode}'");
        return answer ?? throw Fault(FaultCodes.ProviderResponse, "the policy answered nothing; actions and info are expected");
    }

    private JsonObject Metadata(string mode, JsonObject said, JsonObject summary, int candidates) => JsonObject.Create(
        ("runtime", provider),
        ("loader_mode", source.LoaderMode),
        ("policy_path", ShownPath),
        ("policy_type", source.PolicyType),
        ("device", settings.Device),
        ("mode", mode),
        ("provider_info", said),
        ("raw_action_summary", summary),
        ("candidate_count", candidates),
        ("translator_contract", translator!.Contract.Summarize(translator.ChecksSizes && summary["shape"] is JsonList shape ? [.. shape.Select(static size => (int)((JsonInteger)size).Value)] : null)));

    private ProviderException Fault(string code, string problem) =>
        new(code, $"LeRobot cannot select actions: {problem}.") { Provider = provider, Operation = "policy" };
}
