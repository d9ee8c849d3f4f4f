using System.Diagnostics.CodeAnalysis;
using WorldForge.Capabilities;
using WorldForge.Embodiment;
using WorldForge.Providers.CosmosPolicy;
using WorldForge.Serialization;

namespace WorldForge.Providers.Smokes;

/// <summary>One call of a Cosmos-Policy server on a prepared host. Health never contacts the server.</summary>
public static class CosmosPolicySmoke
{
    private const string DefaultRunId = "cosmos-policy-smoke";

    /// <summary>Runs the smoke.</summary>
    [RequiresUnreferencedCode("A translator is code of the host.")]
    public static Task<SmokeOutcome> RunAsync(SmokeSettings settings, CosmosPolicySmokeOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(options);
        return new SmokeRunner(
            settings,
            new SmokeScript
            {
                Profile = CosmosPolicyProvider.ProviderName,
                Capability = Capability.Policy,
                DefaultRunId = DefaultRunId,
                EnvironmentNames = [.. RuntimeManifests.Of(CosmosPolicyProvider.ProviderName).RequiredEnvironment, .. RuntimeManifests.Of(CosmosPolicyProvider.ProviderName).OptionalEnvironment],
                InputFixture = options.PolicyInfoJson ?? options.ObservationJson,
                Prepare = _ => PrepareAsync(settings, options),
                Run = (subject, token) => SelectAsync(settings, options, subject, token),
            }).RunAsync(cancellationToken);
    }

    [RequiresUnreferencedCode("A translator is code of the host.")]
    private static Task<SmokeSubject> PrepareAsync(SmokeSettings settings, CosmosPolicySmokeOptions options)
    {
        CheckLimit(settings, options);
        if (options.ActionHorizon is <= 0)
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, "--action-horizon must be an integer > 0.");
        }

        ActionTranslator? translator = options.Translator is { } reference
            ? CodeReference.LoadTranslator(reference, options.AllowTranslatorCode, settings)
            : settings.HealthOnly ? null : throw new WorldForgeException(FaultCodes.InputInvalid, "--translator is needed unless --health-only is given: actions are specific to an embodiment.");
        return SmokeSubject.CreateAsync(
            events => new CosmosPolicyProvider(new CosmosPolicyOptions
            {
                BaseUrl = options.BaseUrl,
                ApiToken = options.ApiToken,
                TimeoutSeconds = options.TimeoutSeconds,
                Model = options.Model,
                EmbodimentTag = options.EmbodimentTag,
                ReturnAllQueryResults = options.ReturnAllQueryResults,
                Translator = translator,
                Environment = settings.Environment,
                EventHandler = events,
                TimeProvider = settings.TimeProvider,
            }));
    }

    // Before everything else: the message names both places that the value may come from.
    private static void CheckLimit(SmokeSettings settings, CosmosPolicySmokeOptions options)
    {
        const string Variable = "COSMOS_POLICY_TIMEOUT_SECONDS";
        const string Field = "--timeout-seconds (" + Variable + ")";
        double? limit = options.TimeoutSeconds ?? ConfigValues.PositiveNumber(settings.Environment.Find(Variable), Field);
        if (limit is { } seconds && !(double.IsFinite(seconds) && seconds > 0))
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, $"{Field} must be a finite number above 0.");
        }
    }

    private static async Task<SmokeWork> SelectAsync(SmokeSettings settings, CosmosPolicySmokeOptions options, SmokeSubject subject, CancellationToken cancellationToken)
    {
        JsonObject info = SmokeInput.ReadPolicyInfo(settings, options.PolicyInfoJson, options.ObservationJson)
            ?? throw new WorldForgeException(FaultCodes.InputInvalid, "Either --policy-info-json or --observation-json is needed for a full run.");
        if (options.TaskDescription is { } task)
        {
            info = info.With("task_description", task);
        }

        if (options.EmbodimentTag is { } tag && !info.ContainsKey("embodiment_tag"))
        {
            info = info.With("embodiment_tag", tag);
        }

        if (options.ActionHorizon is { } horizon)
        {
            info = info.With("action_horizon", horizon);
        }

        if (options.ReturnAllQueryResults is { } all)
        {
            info = info.With("return_all_query_results", all);
        }

        ActionPolicyResult result = await subject.Provider.SelectActionsAsync(info, cancellationToken).ConfigureAwait(false);
        return new SmokeWork(result.ToJson(), SmokeInput.Summarize(info), JsonObject.Empty);
    }
}
