using WorldForge.Actions;
using WorldForge.Arrays;
using WorldForge.Capabilities;
using WorldForge.Embodiment;
using WorldForge.Events;
using WorldForge.Providers.Groot;
using WorldForge.Serialization;

namespace WorldForge.Providers.Tests.Groot;

public sealed class GrootProviderTests
{
    private static readonly JsonObject Info = (JsonObject)StrictJson.Parse("""{"observation":{"state":{"eef":[[[0,0.5,0]]]}}}""");

    private readonly InMemoryRecorderSink _events = new();
    private readonly FakeGrootClient _client = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static ActionTranslator Translator => ActionTranslator.ForPlan(new EmbodimentContract("gr1"), static _ => [WorldAction.MoveTo(0, 0.5, 0)]);

    [Fact]
    public async Task Selects_actions_and_says_how()
    {
        using GrootProvider provider = Create(_client);

        ActionPolicyResult result = await provider.SelectActionsAsync(
            Info.With("embodiment_tag", "gr1").With("options", JsonObject.Create(("seed", 1))).With("action_horizon", 1), Token);

        Assert.Equal(("gr00t", 1, "gr1"), (result.Provider, result.ActionHorizon, result.EmbodimentTag));
        Assert.Equal("""{"arm":[[0.1,0.2]]}""", result.RawActions.ToString());
        Assert.Equal("""{"candidate_count":1,"provider_info":{},"runtime":"gr00t-policy-client"}""", result.Metadata.ToString());
        (JsonObject observation, JsonObject? options) = Assert.Single(_client.Calls);
        Assert.Equal(Info["observation"], observation);
        Assert.Equal("""{"seed":1}""", options!.ToString());
        ProviderEvent emitted = Assert.Single(_events.Snapshot());
        Assert.Equal(("policy", "success", "POLICYCLIENT.GET_ACTION", "injected-policy-client"), (emitted.Operation, emitted.Phase, emitted.Method, emitted.Target));
        Assert.Equal(
            """{"action_horizon":1,"candidate_count":1,"capability":"policy","embodiment_tag":"gr1","strict":false,"timeout_ms":15000}""",
            emitted.Metadata.ToString());
    }

    [Theory]
    [InlineData("{}", "observation")]
    [InlineData("""{"observation":[]}""", "observation")]
    [InlineData("""{"observation":{}}""", "at least one of video, state and language")]
    [InlineData("""{"observation":{"depth":1}}""", "at least one of video, state and language")]
    [InlineData("""{"observation":{"video":{}},"options":[]}""", "options")]
    [InlineData("""{"observation":{"video":{}},"action_horizon":0}""", "action_horizon")]
    [InlineData("""{"observation":{"video":{}},"action_horizon":-1}""", "action_horizon")]
    [InlineData("""{"observation":{"video":{}},"action_horizon":true}""", "action_horizon")]
    [InlineData("""{"observation":{"video":{}},"action_horizon":1.5}""", "action_horizon")]
    [InlineData("""{"observation":{"video":{}},"action_horizon":"0"}""", "action_horizon")]
    [InlineData("""{"observation":{"video":{}},"action_horizon":"two"}""", "action_horizon")]
    [InlineData("""{"observation":{"video":{}},"embodiment_tag":" "}""", "embodiment_tag")]
    [InlineData("""{"observation":{"video":{}},"embodiment_tag":1}""", "embodiment_tag")]
    public async Task Malformed_input_is_a_provider_error_before_any_call(string info, string named)
    {
        using GrootProvider provider = Create(_client);

        ProviderException error = await FailAsync(provider, (JsonObject)StrictJson.Parse(info));

        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.Equal(("gr00t", "policy", FaultCodes.InputInvalid), (error.Provider, error.Operation, error.Code));
        Assert.Empty(_client.Calls);
        Assert.Equal("failure", Assert.Single(_events.Snapshot()).Phase);
    }

    [Theory]
    [InlineData("""{"observation":{"language":{}},"options":null,"action_horizon":null,"embodiment_tag":null}""")]
    [InlineData("""{"observation":{"video":{}},"action_horizon":"1"}""")]
    public async Task Null_and_digits_are_fine(string info)
    {
        using GrootProvider provider = Create(_client);

        Assert.Equal(1, (await provider.SelectActionsAsync((JsonObject)StrictJson.Parse(info), Token)).ActionHorizon);
    }

    [Fact]
    public async Task A_horizon_that_the_answer_does_not_have_is_an_error_after_exactly_one_call()
    {
        using GrootProvider provider = Create(_client);

        ProviderException error = await FailAsync(provider, Info.With("action_horizon", 3));

        Assert.Contains("action_horizon 3 was asked for, but the first candidate has 1", error.Message, StringComparison.Ordinal);
        Assert.Single(_client.Calls);
    }

    public static TheoryData<JsonValue, JsonValue, string> Answers => new()
    {
        { "text", JsonObject.Empty, "raw_actions must be an object or a list, not text" },
        { JsonValue.Null, JsonObject.Empty, "raw_actions must be an object or a list, not null" },
        { JsonObject.Create((" ", 1)), JsonObject.Empty, "blank keys" },
        { JsonObject.Create(("arm", 1)), JsonList.Empty, "provider_info must be an object" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task A_malformed_answer_is_a_provider_error(JsonValue actions, JsonValue told, string problem)
    {
        using GrootProvider provider = Create(new FakeGrootClient { Answer = (_, _) => new GrootActionReply(actions, told) });

        Assert.Contains(problem, (await FailAsync(provider, Info)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_actions_is_wrapped_and_arrays_stay_typed_for_the_translator()
    {
        NdArray array = NdArray.Of([1f, 2f], 1, 2);
        TranslationRequest? seen = null;
        ActionTranslator translator = ActionTranslator.ForPlan(new EmbodimentContract("gr1"), request =>
        {
            seen = request;
            return [WorldAction.Noop()];
        });
        using GrootProvider provider = Create(
            new FakeGrootClient { Answer = (_, _) => new GrootActionReply(JsonList.OfArray(array), JsonObject.Create(("embodiment_tag", "gr1"))) }, translator);

        await provider.SelectActionsAsync(Info, Token);

        Assert.Same(array, ((JsonList)seen!.RawActions["actions"]).Array);
        Assert.Equal("gr1", seen.EmbodimentTag);
        Assert.Equal("""{"embodiment_tag":"gr1"}""", seen.ProviderInfo.ToString());
    }

    [Fact]
    public async Task What_the_client_throws_is_an_inference_failure_without_secrets()
    {
        using GrootProvider provider = Create(new FakeGrootClient { Answer = static (_, _) => throw new InvalidOperationException("api_key=raw-secret") });

        ProviderException error = await FailAsync(provider, Info);

        Assert.Contains("GR00T policy inference failed: InvalidOperationException", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("raw-secret", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("raw-secret", Assert.Single(_events.Snapshot()).ToJson().ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_the_translator_does_wrong_is_a_translation_failure(bool throws)
    {
        ActionTranslator translator = ActionTranslator.ForPlan(new EmbodimentContract("gr1"), _ => throws ? throw new InvalidOperationException("token=raw-secret") : []);
        using GrootProvider provider = Create(_client, translator);

        ProviderException error = await FailAsync(provider, Info);

        Assert.Contains("GR00T action translation failed", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("raw-secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_embodiment_is_a_translation_failure_that_names_both()
    {
        using GrootProvider provider = Create(_client);

        ProviderException error = await FailAsync(provider, Info.With("embodiment_tag", "so100"));

        Assert.Contains("'so100'", error.Message, StringComparison.Ordinal);
        Assert.Contains("'gr1'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_translator_nothing_is_asked()
    {
        using GrootProvider provider = new(new GrootProviderOptions { Client = _client, Environment = ProviderEnvironment.Empty });

        Assert.Contains("action_translator", (await FailAsync(provider, Info)).Message, StringComparison.Ordinal);
        Assert.Empty(_client.Calls);
    }

    [Fact]
    public async Task Without_a_host_it_says_what_is_missing()
    {
        using GrootProvider provider = new(new GrootProviderOptions { Translator = Translator, Environment = ProviderEnvironment.Empty });

        ProviderHealth health = await provider.CheckHealthAsync(Token);

        Assert.False(provider.IsConfigured);
        Assert.False(health.IsHealthy);
        Assert.Contains("missing GROOT_POLICY_HOST", health.Details, StringComparison.Ordinal);
        Assert.Contains("docs/providers/gr00t.md", health.Details, StringComparison.Ordinal);
        Assert.Contains("missing GROOT_POLICY_HOST", (await FailAsync(provider, Info)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_is_the_answer_to_a_ping()
    {
        using GrootProvider good = Create(_client);
        using GrootProvider bad = Create(new FakeGrootClient { Ping = static () => false });
        using GrootProvider broken = Create(new FakeGrootClient { Ping = static () => throw new InvalidOperationException("password=raw-secret") });

        Assert.Equal((true, "configured for injected policy client:5555"), Facts(await good.CheckHealthAsync(Token)));
        Assert.Equal((false, "policy server ping failed"), Facts(await bad.CheckHealthAsync(Token)));
        (bool healthy, string details) = Facts(await broken.CheckHealthAsync(Token));
        Assert.False(healthy);
        Assert.StartsWith("GR00T policy server health check failed", details, StringComparison.Ordinal);
        Assert.DoesNotContain("raw-secret", details, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tcp://user:raw-secret@host")]
    [InlineData("host/path")]
    [InlineData("host name")]
    public async Task A_host_that_is_none_fails_when_the_client_is_made(string host)
    {
        using GrootProvider provider = new(new GrootProviderOptions { Host = host, Translator = Translator, Environment = ProviderEnvironment.Empty, EventHandler = _events });

        ProviderHealth health = await provider.CheckHealthAsync(Token);

        Assert.StartsWith("Failed to create GR00T PolicyClient: host must be", health.Details, StringComparison.Ordinal);
        Assert.Contains("Failed to create", (await FailAsync(provider, Info)).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("raw-secret", Assert.Single(_events.Snapshot()).ToJson().ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GROOT_POLICY_PORT", "zero", "port")]
    [InlineData("GROOT_POLICY_PORT", "0", "port")]
    [InlineData("GROOT_POLICY_PORT", "65536", "port")]
    [InlineData("GROOT_POLICY_TIMEOUT_MS", "1.5", "timeout_ms")]
    [InlineData("GROOT_POLICY_TIMEOUT_MS", "-1", "timeout_ms")]
    [InlineData("GROOT_POLICY_STRICT", "maybe", "strict")]
    public void A_variable_that_cannot_be_used_is_named(string variable, string value, string field)
    {
        WorldForgeException error = Assert.Throws<WorldForgeException>(() => new GrootProvider(new GrootProviderOptions { Environment = Variables((variable, value)) }));

        Assert.Contains(field, error.Message, StringComparison.Ordinal);
        Assert.Contains(variable, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_given_value_that_cannot_be_used_is_named()
    {
        Assert.Contains("host", Refused(new() { Host = " " }), StringComparison.Ordinal);
        Assert.Contains("port", Refused(new() { Port = 70_000 }), StringComparison.Ordinal);
        Assert.Contains("timeout_ms", Refused(new() { TimeoutMs = 0 }), StringComparison.Ordinal);
        Assert.Contains("api_token", Refused(new() { ApiToken = "" }), StringComparison.Ordinal);
        Assert.Contains("embodiment_tag", Refused(new() { EmbodimentTag = "\t" }), StringComparison.Ordinal);
        Assert.Contains("max_reply_bytes", Refused(new() { Host = "h", MaxReplyBytes = 0 }), StringComparison.Ordinal);
        Assert.Contains("max_array_bytes", Refused(new() { Host = "h", MaxArrayBytes = -1 }), StringComparison.Ordinal);
        Assert.Throws<WorldForgeException>(() => new GrootClientOptions { Host = "h", Port = 0 });
        Assert.Throws<WorldForgeException>(() => new GrootClientOptions { Host = "h", Timeout = TimeSpan.Zero });
    }

    [Fact]
    public void The_configuration_is_summarised_without_values()
    {
        using GrootProvider provider = new(new GrootProviderOptions
        {
            Port = 6000,
            Environment = Variables(("GROOT_POLICY_HOST", "policy.internal"), ("GROOT_POLICY_API_TOKEN", "raw-secret"), ("GROOT_POLICY_STRICT", " ")),
        });

        ProviderConfigSummary summary = provider.DescribeConfiguration();

        Assert.True(summary.IsConfigured);
        Assert.Equal(
            ["GROOT_POLICY_HOST env:GROOT_POLICY_HOST", "GROOT_POLICY_PORT direct", "GROOT_POLICY_TIMEOUT_MS default", "GROOT_POLICY_API_TOKEN env:GROOT_POLICY_API_TOKEN", "GROOT_POLICY_STRICT default", "GROOT_EMBODIMENT_TAG unset"],
            summary.Fields.Select(static field => $"{field.Name} {field.Source}"));
        Assert.True(Assert.Single(summary.Fields, static field => field.IsSecret).Name == "GROOT_POLICY_API_TOKEN");
        Assert.True(provider.Profile.RequiresCredentials);
        string text = summary.ToJson().ToString();
        Assert.DoesNotContain("policy.internal", text, StringComparison.Ordinal);
        Assert.DoesNotContain("raw-secret", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Coercion_is_asked_for_and_touches_only_video_and_state()
    {
        JsonObject info = (JsonObject)StrictJson.Parse(
            """{"observation":{"video":{"front":[[[[[0,255]]]]]},"state":{"eef":[[[0,1]]],"name":"x"},"state.flat":[[[2]]],"language":{"task":[["go"]]},"extra":[1]}}""");
        using GrootProvider coercing = new(new GrootProviderOptions { Client = _client, Translator = Translator, CoerceObservations = true, Environment = ProviderEnvironment.Empty });
        using GrootProvider plain = Create(_client);

        await coercing.SelectActionsAsync(info, Token);
        await plain.SelectActionsAsync(info, Token);

        JsonObject sent = _client.Calls[0].Observation;
        Assert.Equal("|u1 (1, 1, 1, 1, 2)", Array(sent, "video", "front"));
        Assert.Equal("<f4 (1, 1, 2)", Array(sent, "state", "eef"));
        Assert.Equal("<f4 (1, 1, 1)", ((JsonList)sent["state.flat"]).Array!.ToString());
        Assert.Equal("x", ((JsonObject)sent["state"])["name"]);
        Assert.Null(((JsonList)sent["extra"]).Array);
        Assert.Same(info["observation"], _client.Calls[1].Observation);
    }

    [Theory]
    [InlineData("""{"video":{"front":[[256]]}}""", "observation.video.front[0][0] must be an integer from 0 to 255")]
    [InlineData("""{"video":{"front":[[0.5]]}}""", "observation.video.front[0][0] must be an integer from 0 to 255")]
    [InlineData("""{"video":{"front":[[1],[1,2]]}}""", "observation.video.front[1] must be a list of 1 items")]
    [InlineData("""{"video":{"front":[[1],2]}}""", "observation.video.front[1] must be a list of 1 items")]
    [InlineData("""{"video":{"front":[]}}""", "observation.video.front must not hold an empty list")]
    [InlineData("""{"state":{"eef":["a"]}}""", "observation.state.eef[0] must be a number that fits a float32")]
    [InlineData("""{"state":{"eef":[1e300]}}""", "observation.state.eef[0] must be a number that fits a float32")]
    public async Task Coercion_names_the_place_that_does_not_fit(string observation, string problem)
    {
        using GrootProvider coercing = new(new GrootProviderOptions { Client = _client, Translator = Translator, CoerceObservations = true, Environment = ProviderEnvironment.Empty });

        ProviderException error = await FailAsync(coercing, JsonObject.Create(("observation", StrictJson.Parse(observation))));

        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Empty(_client.Calls);
    }

    [Fact]
    public async Task Through_the_facade_there_is_one_event_and_a_throwing_sink_changes_nothing()
    {
        using GrootProvider provider = new(new GrootProviderOptions { Client = _client, Translator = Translator, Environment = ProviderEnvironment.Empty });
        using Forge forge = new(new ForgeOptions { Environment = ProviderEnvironment.Empty, DiscoverEntryPoints = false, EventHandler = _events });
        forge.RegisterProvider(provider);
        using GrootProvider noisy = new(new GrootProviderOptions { Client = _client, Translator = Translator, Environment = ProviderEnvironment.Empty, EventHandler = new Throwing() });

        await forge.SelectActionsAsync(Info, "gr00t", cancellationToken: Token);

        Assert.Single(_events.Snapshot());
        Assert.NotNull(await noisy.SelectActionsAsync(Info, Token));
    }

    private static string Array(JsonObject observation, string modality, string key) => ((JsonList)((JsonObject)observation[modality])[key]).Array!.ToString();

    private static (bool, string) Facts(ProviderHealth health) => (health.IsHealthy, health.Details);

    private static string Refused(GrootProviderOptions options) =>
        Assert.Throws<WorldForgeException>(() => new GrootProvider(options with { Environment = ProviderEnvironment.Empty })).Message;

    private static ProviderEnvironment Variables(params (string Name, string? Value)[] variables) =>
        ProviderEnvironment.From(variables.Select(static pair => KeyValuePair.Create(pair.Name, pair.Value)));

    private static async Task<ProviderException> FailAsync(GrootProvider provider, JsonObject info) =>
        await Assert.ThrowsAsync<ProviderException>(() => provider.SelectActionsAsync(info, Token).AsTask());

    private GrootProvider Create(IGrootPolicyClient client, ActionTranslator? translator = null) => new(new GrootProviderOptions
    {
        Client = client,
        Translator = translator ?? Translator,
        Environment = ProviderEnvironment.Empty,
        EventHandler = _events,
    });

    private sealed class Throwing : IProviderEventHandler
    {
        public void Handle(ProviderEvent providerEvent) => throw new InvalidOperationException();
    }
}
