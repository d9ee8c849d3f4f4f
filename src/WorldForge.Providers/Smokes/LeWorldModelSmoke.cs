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

    /// <summary>Runs the smoke.</summary>
    public static Task<SmokeOutcome> RunAsync(SmokeSettings settings, LeWorldModelSmokeOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(options);
        string policy = options.Policy ?? settings.Environment.Find("LEWORLDMODEL_POLICY") ?? DefaultPolicy;
        LeWorldModelCheckpoint? checkpoint = null;
        return new SmokeRunner(
            settings,
            new SmokeScript
            {
                Profile = LeWorldModelProvider.ProviderName,
                Capability = Capability.Score,
                DefaultRunId = DefaultRunId,
                LacksRuntime = options.Worker.Python is null,
                EnvironmentNames = ["LEWORLDMODEL_CHECKPOINT", "LEWORLDMODEL_POLICY", "STABLEWM_HOME"],
                Assets = () => [Asset(policy, checkpoint)],
                Prepare = async token =>
                {
                    Check(options);
                    checkpoint = LeWorldModelCheckpoint.Resolve(settings, options, policy);
                    return await PrepareAsync(settings, options, policy, checkpoint, token).ConfigureAwait(false);
                },
                Run = (subject, token) => ScoreAsync(settings, options, checkpoint!, subject, token),
                Unhealthy = () => JsonObject.Create(("checkpoint_display", checkpoint?.Display), ("checkpoint_exists", File.Exists(checkpoint?.Path))),
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

    private static RuntimeAssetReference Asset(string policy, LeWorldModelCheckpoint? checkpoint) => new RuntimeAssetManifest
    {
        AssetId = $"leworldmodel:checkpoint:{policy}",
        Provider = LeWorldModelProvider.ProviderName,
        AssetKind = "checkpoint",
        Source = "huggingface:quentinll/lewm-pusht",
        Exists = checkpoint is null ? null : File.Exists(checkpoint.Path),
        RebuildCommand = $"worldforge-build-leworldmodel-checkpoint --policy {policy} --stablewm-home <cache-root> --revision <pinned-sha>",
    }.ToReference();

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

        return new SmokeSubject(
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
            worker);
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
            .With("tensor_build_latency_ms", Math.Round(buildMs, 3))
            .With("score_latency_ms", Math.Round(time.GetElapsedTime(called).TotalMilliseconds, 3));
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
