using WorldForge.Actions;
using WorldForge.Arrays;
using WorldForge.Capabilities;
using WorldForge.Embodiment;
using WorldForge.Events;
using WorldForge.Providers.LeRobot;
using WorldForge.Providers.Runtimes;
using WorldForge.Serialization;

namespace WorldForge.Providers.Tests.LeRobot;

public sealed class LeRobotProviderTests
{
    private static readonly JsonObject Info = ProviderFixture.Read("lerobot_select_action").Object("info");
    private static readonly EmbodimentContract Contract = new("pusht", 2, 2, JsonObject.Create(("task", "push")));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Selects_the_actions_of_the_fixture_and_says_how()
    {
        FakePolicy policy = new() { Info = new Dictionary<string, object?> { ["latency"] = 3 } };
        InMemoryRecorderSink events = new();
        await using LeRobotProvider provider = new(Options(policy) with { EventHandler = events, PolicyType = "Diffusion", Translator = Translator(checks: true) });

        ActionPolicyResult result = await provider.SelectActionsAsync(Info, Token);

        Assert.Equal((2, 2, "pusht"), (result.Actions.Length, result.ActionHorizon, result.EmbodimentTag));
        Assert.Equal("""{"actions":[[0.1,0.2],[0.3,0.4]]}""", CanonicalJson.ToText(result.RawActions));
        Assert.Equal(
            """
            {"candidate_count":1,"device":"cpu","loader_mode":"typed_from_pretrained","mode":"select_action","policy_path":"lerobot/diffusion_pusht","policy_type":"diffusion","provider_info":{"latency":3},"raw_action_summary":{"preview":[[0.1,0.2],[0.3,0.4]],"shape":[2,2],"type":"list"},"runtime":"lerobot","translator_contract":{"action_dim":2,"action_horizon":2,"embodiment_tag":"pusht","metadata":{"task":"push"},"raw_action_shape":[2,2]}}
            """.Trim(),
            CanonicalJson.ToText(result.Metadata));
        ProviderEvent success = Assert.Single(events.Events);
        Assert.Equal(
            """{"action_horizon":2,"candidate_count":1,"capability":"policy","embodiment_tag":"pusht","loader_mode":"typed_from_pretrained","mode":"select_action","policy_path":"lerobot/diffusion_pusht","policy_type":"diffusion"}""",
            CanonicalJson.ToText(success.Metadata));
        Assert.Equal([new PolicyRequest("lerobot/diffusion_pusht", "diffusion", "cpu", null)], policy.Loads);
        Assert.Equal(["prepare cpu True False", "reset", "select"], policy.Calls);
    }

    [Fact]
    public async Task Loads_once_resets_a_loaded_policy_and_releases_its_own()
    {
        FakePolicy policy = new();
        LeRobotProvider provider = new(Options(policy));

        await provider.ResetAsync(Token);
        Assert.Empty(policy.Calls);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => provider.SelectActionsAsync(Info, Token).AsTask()));
        await provider.ResetAsync(Token);
        await provider.DisposeAsync();

        Assert.Single(policy.Loads);
        Assert.Equal((2, 4), (policy.Calls.Count(static call => call == "reset"), policy.Calls.Count(static call => call == "select")));
        Assert.True(policy.IsDisposed);
    }

    [Fact]
    public async Task An_injected_policy_is_left_as_the_host_made_it()
    {
        using FakePolicy policy = new();
        LeRobotProvider provider = new(new LeRobotOptions { Policy = policy, Translator = Translator(), Environment = ProviderEnvironment.Empty });

        ActionPolicyResult result = await provider.SelectActionsAsync(Info, Token);
        ProviderHealth health = await provider.CheckHealthAsync(Token);
        await provider.DisposeAsync();

        Assert.Equal(["select"], policy.Calls);
        Assert.Equal((JsonValue)"injected_policy", result.Metadata["loader_mode"]);
        Assert.True(result.Metadata["policy_path"].IsNull);
        Assert.Equal((true, "configured for injected policy; loader=injected_policy; device=cpu"), (health.IsHealthy, health.Details));
        Assert.False(policy.IsDisposed);
    }

    [Fact]
    public async Task A_loader_of_the_host_gets_the_settings()
    {
        PolicyRequest? asked = null;
        FakePolicy policy = new();
        await using LeRobotProvider provider = new(Options(null) with
        {
            PolicyLoader = (request, _) => { asked = request; return new ValueTask<ILoadedPolicy>(policy); },
            Environment = ProviderEnvironment.From(new Dictionary<string, string?> { ["LEROBOT_POLICY_PATH"] = "a/b", ["LEROBOT_POLICY_TYPE"] = "ACT", ["LEROBOT_DEVICE"] = "cuda:1", ["LEROBOT_CACHE_DIR"] = "cache", ["LEROBOT_EMBODIMENT_TAG"] = "aloha" }),
            PolicyPath = null,
        });

        ActionPolicyResult result = await provider.SelectActionsAsync(Info.Without("embodiment_tag"), Token);

        Assert.Equal(new PolicyRequest("a/b", "act", "cuda:1", "cache"), asked);
        Assert.Equal(("aloha", (JsonValue)"policy_loader"), (result.EmbodimentTag, result.Metadata["loader_mode"]));
        Assert.Contains("prepare cuda:1 True False", policy.Calls);
        Assert.Equal("configured for a/b; loader=policy_loader; device=cuda:1", (await provider.CheckHealthAsync(Token)).Details);
    }

    [Fact]
    public async Task The_type_of_a_local_checkpoint_is_read_from_its_configuration()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("worldforge-lerobot-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "config.json"), """{"type":"Diffusion","horizon":16}""", Token);
            FakePolicy policy = new();
            await using LeRobotProvider provider = new(Options(policy) with { PolicyPath = folder.FullName });
            await using LeRobotProvider untyped = new(Options(policy));

            ActionPolicyResult result = await provider.SelectActionsAsync(Info, Token);

            Assert.Equal(("diffusion", folder.FullName), (policy.Loads[0].Type, policy.Loads[0].Path));
            Assert.Equal((JsonValue)"typed_from_pretrained", result.Metadata["loader_mode"]);
            Assert.DoesNotContain(folder.Parent!.FullName, CanonicalJson.ToText(result.Metadata), StringComparison.Ordinal);
            Assert.Contains("loader=pretrained_policy", (await untyped.CheckHealthAsync(Token)).Details, StringComparison.Ordinal);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "config.json"), "{", Token);
            Assert.Null(CheckpointType.Find(folder.FullName));
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "config.json"), """{"type":"unheard-of"}""", Token);
            Assert.Null(CheckpointType.Find(folder.FullName));
            Assert.Null(CheckpointType.Find(Path.Combine(folder.FullName, "nowhere")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_missing_local_checkpoint_is_said_before_the_runtime_is_asked_and_without_its_path()
    {
        FakePolicy policy = new() { Problem = RuntimeProblem.Missing("lerobot") };
        foreach (string path in (string[])["/home/someone/checkpoints/none", "./none/here", "~/none/here"])
        {
            await using LeRobotProvider provider = new(Options(policy) with { PolicyPath = path });

            Assert.Equal("LeRobot local checkpoint path does not exist", (await provider.CheckHealthAsync(Token)).Details);
            Assert.Contains("does not exist", (await FailAsync(provider, Info)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Health_says_which_piece_is_missing()
    {
        await using LeRobotProvider unconfigured = new(new LeRobotOptions { Environment = ProviderEnvironment.Empty });
        await using LeRobotProvider bare = new(Options(null));
        await using LeRobotProvider missing = new(Options(new FakePolicy { Problem = RuntimeProblem.Missing("lerobot") }));

        Assert.Matches("^missing LEROBOT_POLICY_PATH or LEROBOT_POLICY; .* \\(or injected policy\\)$", (await unconfigured.CheckHealthAsync(Token)).Details);
        Assert.Contains("IPolicyRuntime", (await bare.CheckHealthAsync(Token)).Details, StringComparison.Ordinal);
        Assert.Contains("missing optional dependency lerobot", (await missing.CheckHealthAsync(Token)).Details, StringComparison.Ordinal);
        Assert.Contains("IPolicyRuntime", (await FailAsync(bare, Info)).Message, StringComparison.Ordinal);
        Assert.Contains("LEROBOT_POLICY_PATH", (await FailAsync(unconfigured, Info)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chunks_need_a_policy_that_predicts_them()
    {
        FakePolicy without = new();
        FakePolicy with = new() { PredictsChunks = true };
        JsonObject chunk = Info.With("mode", " predict_chunk ");
        await using LeRobotProvider poor = new(Options(without));
        await using LeRobotProvider rich = new(Options(with));

        Assert.Contains("mode='select_action'", (await FailAsync(poor, chunk)).Message, StringComparison.Ordinal);
        Assert.Equal((JsonValue)"predict_chunk", (await rich.SelectActionsAsync(chunk, Token)).Metadata["mode"]);
        Assert.Contains("chunk", with.Calls);
        Assert.DoesNotContain("select", without.Calls);
    }

    [Theory]
    [InlineData("{}", "observation")]
    [InlineData("""{"observation":{}}""", "observation")]
    [InlineData("""{"observation":{" ":1}}""", "blank key")]
    [InlineData("""{"observation":{"a":1},"mode":"guess"}""", "mode must be select_action or predict_chunk")]
    [InlineData("""{"observation":{"a":1},"options":[]}""", "options")]
    [InlineData("""{"observation":{"a":1},"action_horizon":0}""", "action_horizon")]
    [InlineData("""{"observation":{"a":1},"action_horizon":true}""", "action_horizon")]
    [InlineData("""{"observation":{"a":1},"embodiment_tag":""}""", "embodiment_tag")]
    public async Task Malformed_input_is_refused_before_anything_is_loaded(string json, string named)
    {
        FakePolicy policy = new();
        await using LeRobotProvider provider = new(Options(policy));

        ProviderException error = await FailAsync(provider, (JsonObject)StrictJson.Parse(json));

        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.Empty(policy.Loads);
    }

    [Fact]
    public async Task A_policy_without_translator_fails_before_it_is_asked()
    {
        FakePolicy policy = new();
        await using LeRobotProvider provider = new(Options(policy) with { Translator = null });

        Assert.Contains("action_translator", (await FailAsync(provider, Info)).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("select", policy.Calls);
    }

    [Fact]
    public async Task Raw_actions_that_are_no_json_are_refused_by_place()
    {
        await RefusedAsync(new FakePolicy { Actions = static _ => NdArray.Of([1, float.NaN], 2) }, "raw_actions.actions[1]");
        await RefusedAsync(new FakePolicy { Actions = static _ => new Version(1, 0) }, "unsupported type Version");
        await RefusedAsync(new FakePolicy { Actions = static _ => new Dictionary<int, int> { [1] = 2 } }, "key");
        await RefusedAsync(new FakePolicy { Actions = static _ => "bytes"u8.ToArray() }, "unsupported type Byte[]");
        await RefusedAsync(new FakePolicy { Info = new List<int> { 1 } }, "provider_info must be an object");
        await RefusedAsync(new FakePolicy { AnswersNull = true }, "answered nothing");
        await RefusedAsync(new FakePolicy { Actions = static _ => throw new TimeoutException("token=raw-secret-1234567890") }, "LeRobot selection failed for policy lerobot/diffusion_pusht: TimeoutException");
    }

    [Fact]
    public async Task A_strict_translator_refuses_other_sizes_tags_and_counts()
    {
        ActionTranslator strict = Translator(checks: true);

        await RefusedAsync(new FakePolicy { Actions = static _ => StrictJson.Parse("[[1,2,3],[4,5,6]]") }, "expected action_dim=2, got 3", strict);
        await RefusedAsync(new FakePolicy { Actions = static _ => 7 }, "got scalar", strict);
        await RefusedAsync(new FakePolicy { Actions = static _ => ProviderFixture.Read("lerobot_bad_actions")["raw_actions"] }, "actions[1]", strict);
        await RefusedAsync(new FakePolicy(), "candidate 0 with 1 action(s), expected 2", new ActionTranslator(Contract, static (_, _) => new([[WorldAction.Noop()]])) { ChecksSizes = true });
        await RefusedAsync(new FakePolicy(), "'aloha'", new ActionTranslator(new EmbodimentContract("aloha"), static (_, _) => new([[WorldAction.Noop()]])));
        await RefusedAsync(new FakePolicy { Info = JsonObject.Create(("embodiment_tag", "leg")) }, "'leg'", strict, Info.Without("embodiment_tag"));
        await RefusedAsync(new FakePolicy(), "no usable actions", new ActionTranslator(Contract, static (_, _) => new([[]])));
    }

    [Fact]
    public async Task Typed_arrays_reach_policy_and_translator_as_they_are()
    {
        NdArray image = NdArray.Of(new byte[12], 1, 2, 2, 3);
        JsonObject? seen = null;
        TranslationRequest? translated = null;
        FakePolicy policy = new() { Actions = observation => { seen = observation; return NdArray.Of(new float[4], 2, 2); } };
        await using LeRobotProvider provider = new(Options(policy) with { Translator = new ActionTranslator(Contract, (request, _) => { translated = request; return new([[WorldAction.Noop()]]); }) });

        ActionPolicyResult result = await provider.SelectActionsAsync(JsonObject.Create(("observation", JsonObject.Create(("observation.image", JsonList.OfArray(image))))), Token);

        Assert.Same(image, ((JsonList)seen!["observation.image"]).Array);
        Assert.Equal([2, 2], ((JsonList)translated!.RawActions["actions"]).Array!.Shape);
        Assert.Equal((JsonValue)"array <f4", result.Metadata.Object("raw_action_summary")["type"]);
    }

    [Fact]
    public void Settings_are_checked_by_name()
    {
        WorldForgeException error = Assert.Throws<WorldForgeException>(() => new LeRobotProvider(new LeRobotOptions { PolicyType = "gpt" }));
        Assert.Contains("act, diffusion, pi0, pi0fast, sac, smolvla, tdmpc, vqbet", error.Message, StringComparison.Ordinal);
        Assert.Contains("policy_path", Assert.Throws<WorldForgeException>(() => new LeRobotProvider(new LeRobotOptions { PolicyPath = "" })).Message, StringComparison.Ordinal);
        ProviderConfigSummary summary = new LeRobotProvider(new LeRobotOptions { Environment = ProviderEnvironment.Empty }).DescribeConfiguration();
        Assert.False(summary.IsConfigured);
        Assert.Equal("the default device, cpu", summary.Fields.Single(static field => field.Name == "LEROBOT_DEVICE").Detail);
    }

    [Theory]
    [InlineData("1", "[]", "1")]
    [InlineData("[]", "[0]", "[]")]
    [InlineData("[[1],[2,3]]", "null", "[[1],[2,3]]")]
    [InlineData("[1,2,3,4,5]", "[5]", "[1,2,3,\"...\"]")]
    [InlineData("[[[[1]]]]", "[1,1,1,1]", "[[[\"...\"]]]")]
    [InlineData("{\"a\":[1]}", "[]", "{\"a\":[1]}")]
    public void Raw_actions_are_summed_up_within_bounds(string json, string shape, string preview)
    {
        JsonObject summary = RawActionSummary.Of(StrictJson.Parse(json));

        Assert.Equal((shape, preview), (CanonicalJson.ToText(summary["shape"]), CanonicalJson.ToText(summary["preview"])));
    }

    private static LeRobotOptions Options(IPolicyRuntime? runtime) => new()
    {
        PolicyPath = "lerobot/diffusion_pusht",
        Runtime = runtime,
        Translator = Translator(),
        Environment = ProviderEnvironment.Empty,
    };

    private static ActionTranslator Translator(bool checks = false) =>
        new(Contract, static (_, _) => new([[WorldAction.MoveTo(0.1, 0.2, 0), WorldAction.MoveTo(0.3, 0.4, 0)]])) { ChecksSizes = checks };

    private static async Task RefusedAsync(FakePolicy policy, string named, ActionTranslator? translator = null, JsonObject? info = null)
    {
        InMemoryRecorderSink events = new();
        await using LeRobotProvider provider = new(Options(policy) with { Translator = translator ?? Translator(), EventHandler = events });

        ProviderException error = await FailAsync(provider, info ?? Info);

        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("raw-secret", error.Message, StringComparison.Ordinal);
        Assert.Equal("failure", Assert.Single(events.Events).Phase);
    }

    private static async Task<ProviderException> FailAsync(LeRobotProvider provider, JsonObject info) =>
        await Assert.ThrowsAsync<ProviderException>(() => provider.SelectActionsAsync(info, Token).AsTask());
}
