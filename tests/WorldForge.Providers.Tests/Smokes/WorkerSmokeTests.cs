using WorldForge.Evidence;
using WorldForge.Providers.Smokes;
using WorldForge.Providers.Tests.Bridge;
using WorldForge.Serialization;

namespace WorldForge.Providers.Tests.Smokes;

/// <summary>The smokes of local models over a real worker process and its built-in models.</summary>
public sealed class WorkerSmokeTests : IDisposable
{
    private readonly SmokePlace _place = new();

    public WorkerSmokeTests() => TestWorkers.RequirePython();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private LeRobotSmokeOptions Policy => new()
    {
        PolicyPath = "demo/act",
        PolicyInfoJson = _place.Write("info.json", """{"observation":{"state":[0.5,1.0],"actions":[0.5,1.0],"task":"go"}}"""),
        Translator = SmokePlace.Reference("Gr1"),
        AllowTranslatorCode = true,
        Worker = Worker("echo"),
    };

    private static LeWorldModelSmokeOptions Cost => new() { ImageSize = 8, ActionDimension = 2, Worker = Worker("distance") };

    private static JepaWmsSmokeOptions Jepa => new() { ImageSize = 8, ActionDimension = 2, Worker = Worker("distance") };

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task LeRobot_selects_in_the_worker_and_passes()
    {
        _place.Variables["LEROBOT_CACHE_DIR"] = "/home/someone/cache";

        SmokeOutcome outcome = await LeRobotSmoke.RunAsync(_place.Settings("lerobot", "--policy-path", "/home/someone/act"), Policy with { EmbodimentTag = "gr1", PolicyType = "act", CacheDirectory = _place.PathOf("cache") }, Token);

        Assert.Equal((0, null), (outcome.ExitCode, outcome.Error));
        RunManifest manifest = _place.Read();
        Assert.Equal((RunManifestStatus.Passed, "lerobot", 1), (manifest.Status, manifest.ProviderProfile, manifest.EventCount));
        Assert.Equal(CanonicalJson.Digest(outcome.Output["result"]), manifest.ResultDigest);
        Assert.Equal(Sha256Digest.Of(File.ReadAllBytes(_place.PathOf("info.json"))), manifest.InputDigest);
        JsonObject asset = Asset(manifest);
        Assert.Equal(("lerobot:policy-checkpoint", (JsonValue)true), (((JsonText)asset["asset_id"]).Value, asset["safe_to_attach"]));
        Assert.DoesNotContain("exists", asset.Keys);
        Assert.Equal(["LEROBOT_CACHE_DIR"], SmokePlace.Present(manifest));
        Assert.DoesNotContain("someone", _place.Everything(outcome), StringComparison.Ordinal);
        Assert.DoesNotContain(_place.Folder, _place.Everything(outcome), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("predict_chunk", true)]
    [InlineData("select_action", true)]
    [InlineData("dream", false)]
    public async Task LeRobot_is_asked_as_the_mode_says(string mode, bool passes)
    {
        SmokeOutcome outcome = await LeRobotSmoke.RunAsync(
            _place.Settings(),
            Policy with { PolicyInfoJson = null, ObservationModule = SmokePlace.Reference(typeof(ArmObservation)), AllowObservationCode = true, Mode = mode, ActionHorizon = 1, OptionsJson = _place.Write("options.json", "{}") },
            Token);

        Assert.Equal(passes ? RunManifestStatus.Passed : RunManifestStatus.Failed, _place.Read().Status);
        Assert.Contains(passes ? "" : "mode must be select_action or predict_chunk", outcome.Error ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task LeRobot_says_what_it_lacks()
    {
        Assert.Contains("--translator is needed", _place.Failure(await LeRobotSmoke.RunAsync(_place.Settings(), Policy with { Translator = null }, Token)), StringComparison.Ordinal);
        Assert.Contains("--action-horizon", _place.Failure(await LeRobotSmoke.RunAsync(_place.Settings(), Policy with { ActionHorizon = 0 }, Token)), StringComparison.Ordinal);
        Assert.Contains("--observation-module is needed", _place.Failure(await LeRobotSmoke.RunAsync(_place.Settings(), Policy with { PolicyInfoJson = null }, Token)), StringComparison.Ordinal);
        Assert.Contains("unknown_loader", _place.Failure(await LeRobotSmoke.RunAsync(_place.Settings(), Policy with { Worker = Worker("dreams") }, Token)), StringComparison.Ordinal);
        Assert.Contains("lerobot is unhealthy", _place.Failure(await LeRobotSmoke.RunAsync(_place.Settings(), Policy with { Worker = new() }, Token)), StringComparison.Ordinal);
        Assert.Equal(0, (await LeRobotSmoke.RunAsync(_place.Settings() with { SkipUnprepared = true }, Policy with { Worker = new() }, Token)).ExitCode);
        Assert.Equal(RunManifestStatus.Skipped, _place.Read().Status);
    }

    [Fact]
    public async Task Settings_that_no_provider_takes_are_said()
    {
        Assert.Contains("policy_type", _place.Failure(await LeRobotSmoke.RunAsync(_place.Settings(), Policy with { PolicyType = "telepathy" }, Token)), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("must be a non-empty string", _place.Failure(await LeRobotSmoke.RunAsync(_place.Settings(), Policy with { PolicyPath = " " }, Token)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_provider_would_have_brought_along_goes_when_it_cannot_be_made()
    {
        SmokeWorker worker = (await SmokeWorker.CreateAsync(_place.Settings(), Worker("echo"), Token))!;
        Assert.True(Directory.Exists(worker.Folder));

        await Assert.ThrowsAsync<InvalidOperationException>(() => SmokeSubject.CreateAsync(static _ => throw new InvalidOperationException(), worker));

        Assert.False(Directory.Exists(worker.Folder));
    }

    [Fact]
    public async Task LeWorldModel_scores_seeded_candidates_in_the_worker_and_passes()
    {
        SmokeOutcome outcome = await LeWorldModelSmoke.RunAsync(_place.Settings("leworldmodel"), Cost with { CacheDirectory = _place.PathOf("cache") }, Token);
        RunManifest manifest = _place.Read();
        SmokeOutcome again = await LeWorldModelSmoke.RunAsync(_place.Settings("leworldmodel"), Cost with { CacheDirectory = _place.PathOf("cache") }, Token);
        SmokeOutcome random = await LeWorldModelSmoke.RunAsync(_place.Settings("leworldmodel"), Cost with { CacheDirectory = _place.PathOf("cache"), Seed = -1 }, Token);

        Assert.Equal((0, null), (outcome.ExitCode, outcome.Error));
        Assert.Equal((RunManifestStatus.Passed, Capabilities.Capability.Score, 1), (manifest.Status, manifest.Capability, manifest.EventCount));
        Assert.Equal(CanonicalJson.Digest(outcome.Output["result"]), manifest.ResultDigest);
        Assert.Equal(CanonicalJson.Digest(SmokePlace.Summary(manifest)), manifest.InputDigest);
        Assert.Equal(outcome.Output["inputs"], SmokePlace.Summary(manifest));
        Assert.Equal("[1,1,3,3,8,8]", CanonicalJson.ToText(((JsonObject)((JsonObject)outcome.Output["inputs"])["shapes"])["pixels"]));
        Assert.Equal("leworldmodel:checkpoint:pusht/lewm", ((JsonText)Asset(manifest)["asset_id"]).Value);
        Assert.Equal((JsonValue)false, Asset(manifest)["exists"]);
        Assert.Equal(Asset(manifest), ((JsonList)outcome.Output["runtime_assets"])[0]);
        JsonObject metrics = (JsonObject)outcome.Output["metrics"];
        Assert.All(["resolve_latency_ms", "preflight_latency_ms", "tensor_build_latency_ms", "score_latency_ms", "total_latency_ms", "score_min", "gap_to_runner_up"], name => Assert.Contains(name, metrics.Keys));
        Assert.Equal((JsonValue)3, ((JsonObject)outcome.Output["score_payload_summary"])["candidate_count"]);
        Assert.Equal(((JsonObject)outcome.Output["result"])["scores"], ((JsonObject)again.Output["result"])["scores"]);
        Assert.NotEqual(((JsonObject)outcome.Output["result"])["scores"], ((JsonObject)random.Output["result"])["scores"]);
        Assert.DoesNotContain(_place.Folder, _place.Everything(outcome), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_default_inputs_have_the_documented_sizes()
    {
        SmokeOutcome outcome = await LeWorldModelSmoke.RunAsync(_place.Settings(), new LeWorldModelSmokeOptions { Worker = Worker("distance") }, Token);

        var inputs = (JsonObject)outcome.Output["inputs"];
        Assert.Equal("""{"action":30,"action_candidates":120,"goal":451584,"pixels":451584}""", CanonicalJson.ToText(inputs["tensor_elements"]));
        Assert.Equal(((JsonValue)903318, (JsonValue)3.446), (inputs["total_tensor_elements"], inputs["approx_float32_mb"]));
    }

    [Fact]
    public async Task An_explicit_checkpoint_names_the_folder_and_must_end_with_the_run_name()
    {
        string checkpoint = _place.Write("cache/pusht/lewm_object.ckpt", "weights");

        SmokeOutcome found = await LeWorldModelSmoke.RunAsync(_place.Settings(), Cost with { Checkpoint = checkpoint }, Token);
        JsonObject asset = Asset(_place.Read());

        Assert.Equal((0, "cache/pusht/lewm_object.ckpt"), (found.ExitCode, ((JsonText)found.Output["checkpoint_display"]).Value));
        Assert.Equal(((JsonValue)true, (JsonValue)7), (asset["exists"], asset["size_bytes"]));
        Assert.Contains("--cache-dir other differs from the folder of --checkpoint, cache", _place.Failure(await LeWorldModelSmoke.RunAsync(_place.Settings(), Cost with { Checkpoint = checkpoint, CacheDirectory = "other" }, Token)), StringComparison.Ordinal);
        Assert.Contains("must end with pusht/lewm_object.ckpt", _place.Failure(await LeWorldModelSmoke.RunAsync(_place.Settings(), Cost with { Checkpoint = "cache/xpusht/lewm_object.ckpt" }, Token)), StringComparison.Ordinal);
        _place.Variables["LEWORLDMODEL_CHECKPOINT"] = _place.PathOf(checkpoint);
        Assert.Equal(0, (await LeWorldModelSmoke.RunAsync(_place.Settings(), Cost with { CacheDirectory = "cache" }, Token)).ExitCode);
    }

    [Fact]
    public async Task The_official_loader_needs_the_checkpoint_file()
    {
        SmokeOutcome outcome = await LeWorldModelSmoke.RunAsync(_place.Settings(), Cost with { StableWmHome = "home", Worker = new() { Python = SmokePlace.Python } }, Token);

        Assert.Contains("The checkpoint home/pusht/lewm_object.ckpt is missing. First triage", _place.Failure(outcome), StringComparison.Ordinal);
        Assert.Equal((JsonValue)false, outcome.Output["checkpoint_exists"]);
    }

    [Theory]
    [InlineData("../../etc/x")]
    [InlineData("api_key/lewm")]
    [InlineData("a b")]
    public async Task A_policy_that_is_no_name_leaves_a_failed_manifest_without_an_asset(string policy)
    {
        SmokeOutcome outcome = await LeWorldModelSmoke.RunAsync(_place.Settings(), Cost with { Policy = policy }, Token);

        Assert.Contains("asset_id", _place.Failure(outcome), StringComparison.Ordinal);
        Assert.Empty((JsonList)_place.Read().ToJson()["runtime_assets"]);
    }

    [Theory]
    [InlineData(3, 3, 7, "--horizon must exceed --history: got 3 and 3")]
    [InlineData(0, 4, 7, "Sizes of the input")]
    [InlineData(3, 4, -2, "--seed must be at least -1")]
    public async Task Sizes_and_seed_are_checked_before_anything_is_made(int history, int horizon, int seed, string problem)
    {
        SmokeOutcome outcome = await LeWorldModelSmoke.RunAsync(_place.Settings(), Cost with { History = history, Horizon = horizon, Seed = seed }, Token);

        Assert.Contains(problem, _place.Failure(outcome), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_cannot_be_loaded_fails_with_its_event()
    {
        SmokeOutcome outcome = await LeWorldModelSmoke.RunAsync(_place.Settings(), Cost with { Policy = "broken" }, Token);

        Assert.Contains("no_model", _place.Failure(outcome), StringComparison.Ordinal);
        Assert.Equal(1, _place.Read().EventCount);
        Assert.Single((JsonList)outcome.Output["provider_events"]);
    }

    [Fact]
    public async Task JepaWms_scores_in_the_worker_and_passes()
    {
        SmokeOutcome outcome = await JepaWmsSmoke.RunAsync(_place.Settings("jepa-wms"), Jepa with { Device = "cpu", Objective = "l1" }, Token);

        Assert.Equal((0, null), (outcome.ExitCode, outcome.Error));
        RunManifest manifest = _place.Read();
        Assert.Equal((RunManifestStatus.Passed, "jepa-wms", 1), (manifest.Status, manifest.ProviderProfile, manifest.EventCount));
        Assert.Equal(CanonicalJson.Digest(outcome.Output["result"]), manifest.ResultDigest);
        JsonObject summary = SmokePlace.Summary(manifest);
        Assert.All(["runtime_version", "score_summary", "shapes"], name => Assert.Contains(name, summary.Keys));
        Assert.Equal("[1,3,3,8,8]", CanonicalJson.ToText(((JsonObject)summary["shapes"])["observation"]));
    }

    [Fact]
    public async Task Whatever_goes_wrong_with_JepaWms_is_a_payload_and_a_failed_manifest()
    {
        SmokeOutcome sizes = await JepaWmsSmoke.RunAsync(_place.Settings(), Jepa with { Samples = 0 }, Token);
        Assert.Contains("Sizes of the input", _place.Failure(sizes), StringComparison.Ordinal);
        SmokeOutcome broken = await JepaWmsSmoke.RunAsync(_place.Settings(), Jepa with { Batch = 2, HubRepository = _place.PathOf("hub"), UnnormalizedActions = true }, Token);

        Assert.Contains("batch", _place.Failure(broken), StringComparison.Ordinal);
        Assert.Equal(("jepa-wms", "score"), (((JsonText)broken.Output["provider"]).Value, ((JsonText)broken.Output["capability"]).Value));
        Assert.All(["error", "health", "metrics", "provider_events"], name => Assert.Contains(name, broken.Output.Keys));
    }

    [Theory]
    [InlineData("/nowhere/python3", "could not be started")]
    [InlineData("/bin/false", "ended")]
    public async Task An_interpreter_that_does_not_work_is_an_unhealthy_runtime(string python, string problem)
    {
        SmokeOutcome outcome = await JepaWmsSmoke.RunAsync(_place.Settings(), Jepa with { Worker = new() { Python = python, Loader = "distance" } }, Token);

        Assert.Contains(problem, _place.Failure(outcome), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_only_loads_nothing_and_is_skipped()
    {
        Assert.Equal(0, (await LeWorldModelSmoke.RunAsync(_place.Settings() with { HealthOnly = true }, Cost with { Policy = "broken" }, Token)).ExitCode);
        Assert.Equal((RunManifestStatus.Skipped, 0), (_place.Read().Status, _place.Read().EventCount));
        Assert.Equal(0, (await JepaWmsSmoke.RunAsync(_place.Settings() with { HealthOnly = true }, Jepa, Token)).ExitCode);
        Assert.Equal(0, (await LeRobotSmoke.RunAsync(_place.Settings() with { HealthOnly = true }, Policy with { Translator = null }, Token)).ExitCode);
        Assert.Equal((RunManifestStatus.Skipped, Capabilities.Capability.Policy), (_place.Read().Status, _place.Read().Capability));
    }

    [Fact]
    public async Task A_smoke_that_is_stopped_leaves_a_failed_manifest()
    {
        using CancellationTokenSource stopped = new();
        await stopped.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => JepaWmsSmoke.RunAsync(_place.Settings(), Jepa, stopped.Token));

        Assert.Equal((JsonValue)"stopped by the user", SmokePlace.Summary(_place.Read())["failure_reason"]);
    }

    private static WorkerOptions Worker(string loader) => new() { Python = SmokePlace.Python, Loader = loader };

    private static JsonObject Asset(RunManifest manifest) => (JsonObject)((JsonList)manifest.ToJson()["runtime_assets"])[0];
}
