using System.Globalization;
using WorldForge.Evidence;
using WorldForge.Providers.Smokes;
using WorldForge.Providers.Tests.CosmosPolicy;
using WorldForge.Serialization;

namespace WorldForge.Providers.Tests.Smokes;

/// <summary>The smoke against a real HTTP server.</summary>
public sealed class CosmosPolicySmokeTests : IDisposable
{
    private const string Planted = "planted-token-0815";
    private const string Observation = """{"primary_image":[[[0,1,2]]],"left_wrist_image":[[[0,1,2]]],"right_wrist_image":[[[0,1,2]]],"proprio":[0,0,0,0,0,0,0,0,0,0,0,0,0,0]}""";

    private readonly SmokePlace _place = new();

    public CosmosPolicySmokeTests() => _place.Variables["COSMOS_POLICY_ALLOW_LOCAL_BASE_URL"] = "1";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private CosmosPolicySmokeOptions Options => new()
    {
        PolicyInfoJson = _place.Write("info.json", $$"""{"observation":{{Observation}},"task_description":"fold the towel"}"""),
        Translator = SmokePlace.Reference(typeof(AlohaTranslator)),
        AllowTranslatorCode = true,
    };

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task Passes_against_a_server_and_records_digests_events_and_which_variables_were_set()
    {
        await using CosmosPeer peer = await CosmosPeer.StartAsync();
        _place.Variables["COSMOS_POLICY_BASE_URL"] = peer.BaseUrl;
        _place.Variables["COSMOS_POLICY_API_TOKEN"] = Planted;

        SmokeOutcome outcome = await CosmosPolicySmoke.RunAsync(
            _place.Settings("cosmos-policy", "--api-token", Planted, "--base-url=" + peer.BaseUrl + "/?signature=" + Planted),
            Options with { TaskDescription = "stack the cups", EmbodimentTag = "aloha", ActionHorizon = 50, ReturnAllQueryResults = false, Model = "demo" },
            Token);

        Assert.Equal((0, null), (outcome.ExitCode, outcome.Error));
        Assert.Equal(["health", "result"], outcome.Output.Keys);
        RunManifest manifest = _place.Read();
        Assert.Equal((RunManifestStatus.Passed, "live", "cosmos-policy", 1), (manifest.Status, manifest.RunId, manifest.ProviderProfile, manifest.EventCount));
        Assert.Equal("cosmos-policy:schema-1", manifest.RuntimeManifestId);
        Assert.Equal(CanonicalJson.Digest(outcome.Output["result"]), manifest.ResultDigest);
        Assert.Equal(Sha256Digest.Of(File.ReadAllBytes(_place.PathOf("info.json"))), manifest.InputDigest);
        Assert.Equal((JsonValue)manifest.InputDigest.ToString()!, manifest.ToJson()["input_fixture_digest"]);
        Assert.Equal(["COSMOS_POLICY_BASE_URL", "COSMOS_POLICY_API_TOKEN", "COSMOS_POLICY_ALLOW_LOCAL_BASE_URL"], SmokePlace.Present(manifest), (StringComparer)StringComparer.Ordinal);
        Assert.Equal(8, ((JsonList)manifest.ToJson()["env_summary"]).Count);
        Assert.Equal("""{"action_horizon":50,"observation_keys":["left_wrist_image","primary_image","proprio","right_wrist_image"]}""", CanonicalJson.ToText(SmokePlace.Summary(manifest)));
        Assert.DoesNotContain(Planted, _place.Everything(outcome), StringComparison.Ordinal);
        JsonObject sent = (JsonObject)Assert.Single(peer.Requests).Body;
        Assert.Equal(("stack the cups", (JsonValue)false), (((JsonText)sent["task_description"]).Value, sent["return_all_query_results"]));
    }

    [Fact]
    public async Task An_observation_alone_takes_its_task_from_the_command_line()
    {
        await using CosmosPeer peer = await CosmosPeer.StartAsync();

        SmokeOutcome outcome = await CosmosPolicySmoke.RunAsync(
            _place.Settings(),
            Options with { BaseUrl = peer.BaseUrl, PolicyInfoJson = null, ObservationJson = _place.Write("observation.json", Observation), TaskDescription = "fold" },
            Token);

        Assert.Equal((0, RunManifestStatus.Passed), (outcome.ExitCode, _place.Read().Status));
    }

    [Fact]
    public async Task Health_only_sends_nothing_and_is_skipped()
    {
        await using CosmosPeer peer = await CosmosPeer.StartAsync();

        SmokeOutcome outcome = await CosmosPolicySmoke.RunAsync(_place.Settings() with { HealthOnly = true }, new CosmosPolicySmokeOptions { BaseUrl = peer.BaseUrl }, Token);

        Assert.Equal((0, null), (outcome.ExitCode, outcome.Error));
        RunManifest manifest = _place.Read();
        Assert.Equal((RunManifestStatus.Skipped, Capabilities.Capability.Policy, 0, null), (manifest.Status, manifest.Capability, manifest.EventCount, manifest.ResultDigest));
        Assert.Equal((JsonValue)"health check only", SmokePlace.Summary(manifest)["skip_reason"]);
        Assert.Empty(peer.Requests);
    }

    [Theory]
    [InlineData("run_manifest.json", "cosmos-policy-smoke")]
    [InlineData("nightly.json", "nightly")]
    [InlineData("runs/cosmos-live/run_manifest.json", "cosmos-live")]
    [InlineData("strange name/x.json", "cosmos-policy-smoke-20260102T030405Z")]
    public async Task The_run_is_named_after_the_folder_or_the_file(string manifest, string run)
    {
        SmokeSettings settings = _place.Settings() with { RunManifest = manifest, HealthOnly = true, TimeProvider = new WorldForge.Testing.ManualTimeProvider(DateTimeOffset.Parse("2026-01-02T03:04:05Z", CultureInfo.InvariantCulture)) };

        await CosmosPolicySmoke.RunAsync(settings, new CosmosPolicySmokeOptions { BaseUrl = "https://policy.example" }, Token);

        Assert.Equal(run, _place.Read(manifest).RunId);
    }

    [Fact]
    public async Task Without_a_manifest_nothing_is_written()
    {
        SmokeOutcome outcome = await CosmosPolicySmoke.RunAsync(_place.Settings() with { RunManifest = null, HealthOnly = true }, new CosmosPolicySmokeOptions { BaseUrl = "https://policy.example" }, Token);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_place.Folder));
    }

    [Fact]
    public async Task A_server_without_base_URL_is_a_failure_or_a_skip_as_asked()
    {
        SmokeOutcome failed = await CosmosPolicySmoke.RunAsync(_place.Settings(), Options, Token);
        Assert.Contains("cosmos-policy is unhealthy: missing COSMOS_POLICY_BASE_URL", _place.Failure(failed), StringComparison.Ordinal);

        SmokeOutcome skipped = await CosmosPolicySmoke.RunAsync(_place.Settings() with { SkipUnprepared = true }, Options, Token);
        Assert.Equal((0, null, RunManifestStatus.Skipped), (skipped.ExitCode, skipped.Error, _place.Read().Status));
    }

    [Fact]
    public async Task A_local_server_needs_the_opt_in()
    {
        _place.Variables.Clear();

        SmokeOutcome outcome = await CosmosPolicySmoke.RunAsync(_place.Settings(), Options with { BaseUrl = "http://127.0.0.1:8777" }, Token);

        Assert.Contains("COSMOS_POLICY_ALLOW_LOCAL_BASE_URL", _place.Failure(outcome), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("COSMOS_POLICY_TIMEOUT_SECONDS", "nan", "--timeout-seconds (COSMOS_POLICY_TIMEOUT_SECONDS) must be a finite number above 0")]
    [InlineData("COSMOS_POLICY_TIMEOUT_SECONDS", "planted-limit", "--timeout-seconds (COSMOS_POLICY_TIMEOUT_SECONDS) must be a finite number above 0")]
    [InlineData("COSMOS_POLICY_RETURN_ALL_QUERY_RESULTS", "planted-flag", "COSMOS_POLICY_RETURN_ALL_QUERY_RESULTS")]
    public async Task A_variable_that_cannot_be_read_is_named_and_not_shown(string variable, string value, string problem)
    {
        _place.Variables[variable] = value;

        SmokeOutcome outcome = await CosmosPolicySmoke.RunAsync(_place.Settings() with { HealthOnly = true }, Options with { ActionHorizon = 1 }, Token);

        Assert.Contains(problem, _place.Failure(outcome), StringComparison.Ordinal);
        Assert.DoesNotContain("planted", _place.Everything(outcome), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task The_limit_is_looked_at_before_everything_else(double limit)
    {
        SmokeOutcome outcome = await CosmosPolicySmoke.RunAsync(_place.Settings(), new CosmosPolicySmokeOptions { TimeoutSeconds = limit, ActionHorizon = 0 }, Token);

        Assert.Contains("--timeout-seconds", _place.Failure(outcome), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_horizon_then_the_translator_then_the_consent_are_next()
    {
        CosmosPolicySmokeOptions options = new() { BaseUrl = "https://policy.example" };

        Assert.Contains("--action-horizon", _place.Failure(await CosmosPolicySmoke.RunAsync(_place.Settings(), options with { ActionHorizon = -3 }, Token)), StringComparison.Ordinal);
        Assert.Contains("--translator is needed", _place.Failure(await CosmosPolicySmoke.RunAsync(_place.Settings(), options, Token)), StringComparison.Ordinal);
        Assert.Contains("--allow-translator-code", _place.Failure(await CosmosPolicySmoke.RunAsync(_place.Settings(), options with { Translator = "missing.dll:X" }, Token)), StringComparison.Ordinal);
        Assert.Contains("--policy-info-json or --observation-json", _place.Failure(await CosmosPolicySmoke.RunAsync(_place.Settings(), Options with { BaseUrl = "https://policy.example", PolicyInfoJson = null }, Token)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "the file info.json cannot be read")]
    [InlineData("[1]", "info.json must hold a JSON object")]
    [InlineData("{\"observation\":\n {\"a\":NaN}}", "line 2")]
    [InlineData("{\"a\":1,\"a\":2}", "line 1")]
    public async Task A_bad_input_file_is_named_without_its_folder(string? text, string problem)
    {
        CosmosPolicySmokeOptions options = Options with { BaseUrl = "https://policy.example", PolicyInfoJson = "deep/info.json" };
        if (text is not null)
        {
            _place.Write("deep/info.json", text);
        }

        string failure = _place.Failure(await CosmosPolicySmoke.RunAsync(_place.Settings(), options, Token));

        Assert.Contains(problem, failure, StringComparison.Ordinal);
        Assert.DoesNotContain("deep", failure, StringComparison.Ordinal);
        Assert.Equal(text is null, _place.Read().ToJson()["input_fixture_digest"].IsNull);
    }

    [Theory]
    [InlineData("Throwing", "action translation failed")]
    [InlineData("Questioning", "action translation failed")]
    [InlineData("Nonsense", "actions")]
    [InlineData("Broken", "it cannot be made: InvalidOperationException")]
    [InlineData("NoTranslator", "no such type or public static method that gives a ActionTranslator")]
    [InlineData("Absent", "no such type or public static method that gives a ActionTranslator")]
    public async Task A_translator_that_fails_leaves_a_failed_manifest_without_its_secrets(string method, string problem)
    {
        await using CosmosPeer peer = await CosmosPeer.StartAsync();

        SmokeOutcome outcome = await CosmosPolicySmoke.RunAsync(_place.Settings(), Options with { BaseUrl = peer.BaseUrl, Translator = SmokePlace.Reference(method) }, Token);

        Assert.Contains(problem, _place.Failure(outcome), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(HostCode.Hidden, _place.Everything(outcome), StringComparison.Ordinal);
        Assert.DoesNotContain("someone", _place.Everything(outcome), StringComparison.Ordinal);
        Assert.Null(_place.Read().ResultDigest);
        Assert.Equal(peer.Requests.Count, Math.Sign(_place.Read().EventCount));
    }

    [Theory]
    [InlineData(typeof(ThrowingFactory), "it cannot be made: IOException")]
    [InlineData(typeof(EmptyFactory), "it made no ActionTranslator")]
    [InlineData(typeof(ArmObservation), "does not implement IActionTranslatorFactory")]
    [InlineData(typeof(IActionTranslatorFactory), "it cannot be")]
    public async Task A_factory_must_make_a_translator(Type type, string problem)
    {
        SmokeOutcome outcome = await CosmosPolicySmoke.RunAsync(_place.Settings(), Options with { Translator = $"{typeof(HostCode).Assembly.Location}:{type.FullName}" }, Token);

        Assert.Contains(type == typeof(IActionTranslatorFactory) ? "no such type" : problem, _place.Failure(outcome), StringComparison.Ordinal);
        Assert.DoesNotContain(HostCode.Hidden, _place.Everything(outcome), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no colon")]
    [InlineData(":Type")]
    [InlineData("host.dll: ")]
    [InlineData(" :Type")]
    public async Task A_reference_has_a_file_and_a_name(string reference)
    {
        SmokeOutcome outcome = await CosmosPolicySmoke.RunAsync(_place.Settings(), Options with { Translator = reference }, Token);

        Assert.Contains("must be <assembly.dll>:<Namespace.Type>", _place.Failure(outcome), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_assembly_is_not_loaded()
    {
        SmokeOutcome outcome = await CosmosPolicySmoke.RunAsync(_place.Settings(), Options with { Translator = _place.Write("host.dll", "text") + ":X" }, Token);

        Assert.Contains("host.dll:X: the assembly cannot be loaded (BadImageFormatException)", _place.Failure(outcome), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"error\"", 200)]
    [InlineData("{\"actions\":[[NaN]]}", 200)]
    [InlineData("{}", 503)]
    public async Task A_server_that_fails_leaves_a_failed_manifest_with_its_events(string body, int status)
    {
        await using CosmosPeer peer = await CosmosPeer.StartAsync(body, status: status);

        SmokeOutcome outcome = await CosmosPolicySmoke.RunAsync(_place.Settings(), Options with { BaseUrl = peer.BaseUrl, TimeoutSeconds = 20 }, Token);

        Assert.NotEmpty(_place.Failure(outcome));
        Assert.True(_place.Read().EventCount >= 1);
    }

    [Fact]
    public async Task A_smoke_that_is_stopped_leaves_a_failed_manifest_and_the_cancellation_goes_on()
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await using CosmosPeer peer = await CosmosPeer.StartAsync(async (_, context) =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(static _ => { }, TaskScheduler.Default);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CosmosPolicySmoke.RunAsync(_place.Settings(), Options with { BaseUrl = peer.BaseUrl }, stop.Token));

        RunManifest manifest = _place.Read();
        Assert.Equal((RunManifestStatus.Failed, (JsonValue)"stopped by the user"), (manifest.Status, SmokePlace.Summary(manifest)["failure_reason"]));
    }
}
