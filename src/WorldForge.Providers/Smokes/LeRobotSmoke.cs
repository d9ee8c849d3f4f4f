using System.Diagnostics.CodeAnalysis;
using WorldForge.Capabilities;
using WorldForge.Embodiment;
using WorldForge.Evidence;
using WorldForge.Providers.Bridge;
using WorldForge.Providers.LeRobot;
using WorldForge.Serialization;

namespace WorldForge.Providers.Smokes;

/// <summary>One call of a LeRobot policy on a prepared host. The policy runs in a worker process.</summary>
public static class LeRobotSmoke
{
    private const string DefaultRunId = "lerobot-policy-smoke";

    /// <summary>Runs the smoke.</summary>
    [RequiresUnreferencedCode("A translator is code of the host.")]
    public static Task<SmokeOutcome> RunAsync(SmokeSettings settings, LeRobotSmokeOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(options);
        RuntimeAssetReference? asset = null;
        return new SmokeRunner(
            settings,
            new SmokeScript
            {
                Profile = LeRobotProvider.ProviderName,
                Capability = Capability.Policy,
                DefaultRunId = DefaultRunId,
                LacksRuntime = options.Worker.Python is null,
                EnvironmentNames = ["LEROBOT_POLICY_PATH", "LEROBOT_POLICY", "LEROBOT_POLICY_TYPE", "LEROBOT_DEVICE", "LEROBOT_CACHE_DIR"],
                InputFixture = options.PolicyInfoJson ?? options.ObservationJson,
                Assets = () => asset is { } known ? [known] : [],
                Prepare = token =>
                {
                    asset = LeRobotAssets.PolicyCheckpoint(options.PolicyPath, options.CacheDirectory).ToReference();
                    return PrepareAsync(settings, options, token);
                },
                Run = (subject, token) => SelectAsync(settings, options, subject, token),
            }).RunAsync(cancellationToken);
    }

    [RequiresUnreferencedCode("A translator is code of the host.")]
    private static async Task<SmokeSubject> PrepareAsync(SmokeSettings settings, LeRobotSmokeOptions options, CancellationToken cancellationToken)
    {
        if (options.ActionHorizon is <= 0)
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, "--action-horizon must be an integer > 0.");
        }

        ActionTranslator? translator = options.Translator is { } reference
            ? CodeReference.LoadTranslator(reference, options.AllowTranslatorCode, settings)
            : settings.HealthOnly ? null : throw new WorldForgeException(FaultCodes.InputInvalid, "--translator is needed unless --health-only is given: actions are specific to an embodiment.");
        SmokeWorker? worker = await SmokeWorker.CreateAsync(settings, options.Worker, cancellationToken).ConfigureAwait(false);
        return await SmokeSubject.CreateAsync(
            events => new LeRobotProvider(new LeRobotOptions
            {
                PolicyPath = options.PolicyPath,
                PolicyType = options.PolicyType,
                Device = options.Device,
                CacheDirectory = options.CacheDirectory,
                EmbodimentTag = options.EmbodimentTag,
                Runtime = worker is null ? null : options.Worker.Loader is { } loader ? new BridgePolicyRuntime(worker.Bridge, loader) : new BridgePolicyRuntime(worker.Bridge),
                Translator = translator,
                Environment = settings.Environment,
                EventHandler = events,
                TimeProvider = settings.TimeProvider,
            }),
            worker).ConfigureAwait(false);
    }

    [RequiresUnreferencedCode("An observation factory is code of the host.")]
    private static async Task<SmokeWork> SelectAsync(SmokeSettings settings, LeRobotSmokeOptions options, SmokeSubject subject, CancellationToken cancellationToken)
    {
        JsonObject? info = SmokeInput.ReadPolicyInfo(settings, options.PolicyInfoJson, options.ObservationJson);
        if (info is null && options.ObservationModule is { } module)
        {
            JsonObject made = CodeReference.LoadObservation(module, options.AllowObservationCode, settings);
            info = made.ContainsKey("observation") ? made : JsonObject.Create(("observation", made));
        }

        if (info is null)
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, "One of --policy-info-json, --observation-json and --observation-module is needed for a full run.");
        }

        if (options.OptionsJson is { } file)
        {
            info = info.With("options", SmokeInput.ReadObject(settings, file, "--options-json"));
        }

        if (options.ActionHorizon is { } horizon)
        {
            info = info.With("action_horizon", horizon);
        }

        if (options.Mode is { } mode)
        {
            info = info.With("mode", mode);
        }

        ActionPolicyResult result = await subject.Provider.SelectActionsAsync(info, cancellationToken).ConfigureAwait(false);
        return new SmokeWork(result.ToJson(), SmokeInput.Summarize(info), JsonObject.Empty);
    }
}
