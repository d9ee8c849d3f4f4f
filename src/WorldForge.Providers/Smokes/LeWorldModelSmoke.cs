using System.Globalization;
using WorldForge.Actions;
using WorldForge.Capabilities;
using WorldForge.Evidence;
using WorldForge.Providers.Bridge;
using WorldForge.Providers.LeWorldModel;
using WorldForge.Serialization;

namespace WorldForge.Providers.Smokes;

/// <summary>Scores seeded candidates with a LeWorldModel checkpoint on a prepared host. The model runs in a worker process.</summary>
public static class LeWorldModelSmoke
{
    private const string DefaultRunId = "leworldmodel-smoke";
    private const string DefaultPolicy = "pusht/lewm";
    private const int Decimals = 3;

    /// <summary>Runs the smoke.</summary>
    public static Task<SmokeOutcome> RunAsync(SmokeSettings settings, LeWorldModelSmokeOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(options);
        string policy = options.Policy ?? settings.Environment.Find("LEWORLDMODEL_POLICY") ?? DefaultPolicy;
        TimeProvider time = settings.TimeProvider;
        long started = time.GetTimestamp();
        double resolveMs = 0;
        LeWorldModelCheckpoint? checkpoint = null;
        RuntimeAssetReference? asset = null;
        return new SmokeRunner(
            settings,
            new SmokeScript
            {
                Profile = LeWorldModelProvider.ProviderName,
                Capability = Capability.Score,
                DefaultRunId = DefaultRunId,
                LacksRuntime = options.Worker.Python is null,
                EnvironmentNames = ["LEWORLDMODEL_CHECKPOINT", "LEWORLDMODEL_POLICY", "STABLEWM_HOME"],
                Assets = () => asset is { } known ? [known] : [],
                Prepare = async token =>
                {
                    Check(options);
                    checkpoint = LeWorldModelCheckpoint.Resolve(settings, options, policy);
                    asset = LeWorldModelAssets.Checkpoint(policy, checkpoint.CacheDirectory).ToReference();
                    resolveMs = time.GetElapsedTime(started).TotalMilliseconds;
                    return await PrepareAsync(settings, options, policy, checkpoint, token).ConfigureAwait(false);
                },
                Run = async (subject, token) =>
                {
                    SmokeWork work = await ScoreAsync(settings, options, checkpoint!, subject, token).ConfigureAwait(false);
                    return Completed(work, asset!, resolveMs, subject.Health?.LatencyMs ?? 0, time.GetElapsedTime(started).TotalMilliseconds);
                },
                Failed = failure => JsonObject.Create(
                    ("checkpoint_display", checkpoint?.Display), ("checkpoint_exists", File.Exists(checkpoint?.Path)), ("provider_events", failure.Events)),
            }).RunAsync(cancellationToken);
    }

    private static void Check(LeWorldModelSmokeOptions options)
    {
        if (new[] { options.Batch, options.Samples, options.History, options.Horizon, options.ActionDimension, options.ImageSize }.Any(static size => size <= 0))
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, "Sizes of the input must be integers > 0.");
        }

        if (options.Horizon <= options.History)
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, string.Create(CultureInfo.InvariantCulture, $"--horizon must exceed --history: got {options.Horizon} and {options.History}."));
        }

        if (options.Seed < -1)
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, "--seed must be at least -1; -1 takes a seed from the clock.");
        }
    }

    private static SmokeWork Completed(SmokeWork work, RuntimeAssetReference asset, double resolveMs, double preflightMs, double totalMs) => work with
    {
        Extra = work.Extra
            .With("runtime_assets", JsonList.Create([asset.ToJson()]))
            .With("metrics", ((JsonObject)work.Extra["metrics"])
                .With("resolve_latency_ms", Math.Round(resolveMs, Decimals))
                .With("preflight_latency_ms", Math.Round(preflightMs, Decimals))
                .With("total_latency_ms", Math.Round(totalMs, Decimals))),
    };

    private static async Task<SmokeSubject> PrepareAsync(
        SmokeSettings settings, LeWorldModelSmokeOptions options, string policy, LeWorldModelCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        SmokeWorker? worker = await SmokeWorker.CreateAsync(settings, options.Worker, cancellationToken).ConfigureAwait(false);
        bool isOfficial = options.Worker.Loader is null;
        if (worker is not null && isOfficial && !File.Exists(checkpoint.Path))
        {
            await worker.DisposeAsync().ConfigureAwait(false);
            throw new WorldForgeException(FaultCodes.PathMissing, $"The checkpoint {checkpoint.Display} is missing. First triage: build it, or name its folder with --stablewm-home.");
        }

        return await SmokeSubject.CreateAsync(
            events => new LeWorldModelProvider(new LeWorldModelOptions
            {
                Policy = policy,
                CacheDirectory = checkpoint.CacheDirectory,
                Device = options.Device,
                Runtime = worker is null ? null : options.Worker.Loader is { } loader ? new BridgeCostModelRuntime(worker.Bridge, loader) : new BridgeCostModelRuntime(worker.Bridge),
                Environment = settings.Environment,
                EventHandler = events,
                TimeProvider = settings.TimeProvider,
            }),
            worker).ConfigureAwait(false);
    }

    private static async Task<SmokeWork> ScoreAsync(
        SmokeSettings settings, LeWorldModelSmokeOptions options, LeWorldModelCheckpoint checkpoint, SmokeSubject subject, CancellationToken cancellationToken)
    {
        TimeProvider time = settings.TimeProvider;
        long built = time.GetTimestamp();
        var tensors = new SmokeTensors(options.Seed < 0 ? time.GetUtcNow().Ticks : options.Seed);
        (int b, int h, int side) = (options.Batch, options.History, options.ImageSize);
        JsonObject info = JsonObject.Create(
            ("pixels", tensors.Next("pixels", b, 1, h, 3, side, side)),
            ("goal", tensors.Next("goal", b, 1, h, 3, side, side)),
            ("action", tensors.Next("action", b, 1, h, options.ActionDimension)));
        ActionCandidates candidates = ActionCandidates.FromPayload(tensors.Next("action_candidates", b, options.Samples, options.Horizon, options.ActionDimension));
        double buildMs = time.GetElapsedTime(built).TotalMilliseconds;
        long called = time.GetTimestamp();
        ActionScoreResult result = await subject.Provider.ScoreActionsAsync(new ScoreRequest(info, candidates), cancellationToken).ConfigureAwait(false);
        JsonObject metrics = SmokeScores.Metrics(result)
            .With("tensor_build_latency_ms", Math.Round(buildMs, Decimals))
            .With("score_latency_ms", Math.Round(time.GetElapsedTime(called).TotalMilliseconds, Decimals));
        JsonObject facts = tensors.Facts();
        return new SmokeWork(
            result.ToJson(),
            facts,
            JsonObject.Create(
                ("checkpoint_display", checkpoint.Display),
                ("inputs", facts),
                ("metrics", metrics),
                ("score_payload_summary", SmokeScores.Summary(result)),
                ("provider_events", JsonList.Create(subject.Events.Events.Select(static one => (JsonValue)one.ToJson())))));
    }
}
