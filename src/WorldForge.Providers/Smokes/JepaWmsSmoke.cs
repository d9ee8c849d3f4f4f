using WorldForge.Actions;
using WorldForge.Capabilities;
using WorldForge.Providers.Bridge;
using WorldForge.Providers.Jepa;
using WorldForge.Serialization;

namespace WorldForge.Providers.Smokes;

/// <summary>Scores seeded candidates with a JEPA world model on a prepared host. The model runs in a worker process.</summary>
public static class JepaWmsSmoke
{
    private const string DefaultRunId = "jepa-wms-smoke";
    private const string DefaultModel = "jepa_wm_pusht";

    /// <summary>Runs the smoke.</summary>
    public static Task<SmokeOutcome> RunAsync(SmokeSettings settings, JepaWmsSmokeOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(options);
        string model = options.ModelName ?? settings.Environment.Find("JEPA_WMS_MODEL_NAME") ?? DefaultModel;
        return new SmokeRunner(
            settings,
            new SmokeScript
            {
                Profile = JepaWmsProvider.ProviderName,
                Capability = Capability.Score,
                DefaultRunId = DefaultRunId,
                LacksRuntime = options.Worker.Python is null,
                EnvironmentNames = ["JEPA_WMS_MODEL_PATH", "JEPA_WMS_MODEL_NAME", "JEPA_WMS_DEVICE"],
                InputSummary = JsonObject.Create(("runtime_version", JsonObject.Create(("hub_repo", options.HubRepository), ("model_name", model), ("device", options.Device)))),
                Failed = static failure => JsonObject.Create(
                    ("provider", JepaWmsProvider.ProviderName),
                    ("capability", "score"),
                    ("metrics", failure.Health is { } health ? JsonObject.Create(("preflight_latency_ms", health.LatencyMs)) : JsonObject.Empty),
                    ("provider_events", failure.Events)),
                Prepare = token => PrepareAsync(settings, options, model, token),
                Run = (subject, token) => ScoreAsync(options, subject, token),
            }).RunAsync(cancellationToken);
    }

    private static async Task<SmokeSubject> PrepareAsync(SmokeSettings settings, JepaWmsSmokeOptions options, string model, CancellationToken cancellationToken)
    {
        if (new[] { options.Batch, options.Samples, options.History, options.Horizon, options.ActionDimension, options.ImageSize }.Any(static size => size <= 0))
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, "Sizes of the input must be integers > 0.");
        }

        SmokeWorker? worker = await SmokeWorker.CreateAsync(settings, options.Worker, cancellationToken).ConfigureAwait(false);
        var request = new TorchHubRequest(model) { Repository = options.HubRepository, Device = options.Device ?? settings.Environment.Find("JEPA_WMS_DEVICE") };
        return await SmokeSubject.CreateAsync(
            events => new JepaWmsProvider(new JepaWmsOptions
            {
                ModelPath = options.ModelPath ?? settings.Environment.Find("JEPA_WMS_MODEL_PATH") ?? model,
                Runtime = worker is null ? null : options.Worker.Loader is { } loader ? new BridgeJepaRuntime(worker.Bridge, request, loader) : new BridgeJepaRuntime(worker.Bridge, request),
                Environment = settings.Environment,
                EventHandler = events,
                TimeProvider = settings.TimeProvider,
            }),
            worker).ConfigureAwait(false);
    }

    private static async Task<SmokeWork> ScoreAsync(JepaWmsSmokeOptions options, SmokeSubject subject, CancellationToken cancellationToken)
    {
        var tensors = new SmokeTensors(options.Seed);
        (int b, int h, int side, int a) = (options.Batch, options.History, options.ImageSize, options.ActionDimension);
        JsonObject info = JsonObject.Create(
            ("observation", tensors.Next("observation", b, h, 3, side, side)),
            ("goal", tensors.Next("goal", b, h, 3, side, side)),
            ("action_history", tensors.Next("action_history", b, h, a)),
            ("objective", options.Objective),
            ("actions_are_normalized", !options.UnnormalizedActions));
        ActionCandidates candidates = ActionCandidates.FromPayload(tensors.Next("action_candidates", b, options.Samples, options.Horizon, a));
        ActionScoreResult result = await subject.Provider.ScoreActionsAsync(new ScoreRequest(info, candidates), cancellationToken).ConfigureAwait(false);
        JsonObject facts = tensors.Facts();
        return new SmokeWork(
            result.ToJson(),
            facts.With("score_summary", SmokeScores.Summary(result)),
            JsonObject.Create(
                ("metrics", SmokeScores.Metrics(result)),
                ("provider_events", JsonList.Create(subject.Events.Events.Select(static one => (JsonValue)one.ToJson())))));
    }
}
