using System.Globalization;
using WorldForge.Actions;
using WorldForge.Arrays;
using WorldForge.Capabilities;
using WorldForge.Embodiment;
using WorldForge.Events;
using WorldForge.Providers.CosmosPolicy;
using WorldForge.Providers.Http;
using WorldForge.Serialization;

namespace WorldForge.Providers.Tests.CosmosPolicy;

public sealed class CosmosPolicyProviderTests
{
    internal static readonly JsonObject Info = (JsonObject)StrictJson.Parse(
        """
        {"observation":{"primary_image":[[[0,1,2]]],"left_wrist_image":[[[0,1,2]]],"right_wrist_image":[[[0,1,2]]],
        "proprio":[0,0,0,0,0,0,0,0,0,0,0,0,0,0]},"task_description":" fold the towel "}
        """);

    private readonly InMemoryRecorderSink _events = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>One candidate for each raw one, one action for each row.</summary>
    internal static ActionTranslator Translator => new(new EmbodimentContract("aloha"), static (request, _) =>
    {
        JsonList matrices = request.RawActions.TryGetValue("all_actions", out JsonValue? all) ? (JsonList)all : JsonList.Create([request.RawActions["actions"]]);
        return new ValueTask<IReadOnlyList<IReadOnlyList<WorldAction>>>([.. matrices.Select(static matrix => (IReadOnlyList<WorldAction>)[.. ((JsonList)matrix).Select(static row => WorldAction.MoveTo(((JsonFloat)((JsonList)row)[0]).Value, 0, 0))])]);
    });

    private string[] Phases => [.. _events.Snapshot().Select(static item => $"{item.Phase}:{(item.Metadata.ContainsKey("stage") ? "boundary" : "http")}")];

    [Fact]
    public async Task Selects_the_servers_rows_and_says_how()
    {
        await using CosmosPeer peer = await CosmosPeer.StartAsync();
        using CosmosPolicyProvider provider = Create(peer.BaseUrl, options => options with { ApiToken = "bearer-secret" });

        ActionPolicyResult result = await provider.SelectActionsAsync(Info, Token);

        Assert.Equal(("cosmos-policy", CosmosPeer.ChunkSize, "aloha"), (result.Provider, result.ActionHorizon, result.EmbodimentTag));
        Assert.Equal(WorldAction.MoveTo(1, 0, 0), result.Actions[0]);
        Assert.Equal("<f8 (50, 14)", ((JsonList)result.RawActions["actions"]).Array!.ToString());
        JsonObject metadata = result.Metadata;
        Assert.Equal(
            """{"candidate_count":1,"expected_action_dim":14,"model":"nvidia/Cosmos-Policy-ALOHA-Predict2-2B","provider_info":{"all_value_predictions":null,"future_prediction_summary":{"future_image_predictions":{"future_image":[224,224,3],"future_wrist_image":[224,224,3],"future_wrist_image2":[224,224,3]}},"value_prediction":1.0},"raw_action_summary":{"actions_shape":[50,14],"all_actions_shape":null},"requested_action_horizon":null,"runtime":"cosmos-policy-server","selected_candidate_index":0,"server_path":"/act","task_description":"fold the towel"}""",
            metadata.ToString());
        var (path, method, headers, body) = Assert.Single(peer.Requests);
        Assert.Equal(("/act", "POST", "application/json", "application/json", "Bearer bearer-secret"), (path, method, headers["Content-Type"], headers["Accept"], headers["Authorization"]));
        Assert.Equal(((JsonObject)Info["observation"]).With("task_description", "fold the towel"), body);
        ProviderEvent emitted = Assert.Single(_events.Snapshot());
        Assert.Equal(("policy", "success", "POST", "/act", 200), (emitted.Operation, emitted.Phase, emitted.Method, emitted.Target, emitted.StatusCode));
        Assert.DoesNotContain("bearer-secret", emitted.ToJson().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Selects_among_all_candidates_within_the_tolerance()
    {
        await using CosmosPeer peer = await CosmosPeer.StartAsync();
        using CosmosPolicyProvider provider = Create(peer.BaseUrl);

        ActionPolicyResult result = await provider.SelectActionsAsync(Info.With("return_all_query_results", true).With("action_horizon", 8), Token);

        Assert.Equal(2, result.ActionCandidates.Length);
        Assert.Equal(result.ActionCandidates[1].AsEnumerable(), result.Actions);
        Assert.Equal(CosmosPeer.ChunkSize, result.ActionHorizon);
        Assert.Equal((1, 2, 8), (Number(result, "selected_candidate_index"), Number(result, "candidate_count"), Number(result, "requested_action_horizon")));
        JsonObject told = (JsonObject)result.Metadata["provider_info"];
        Assert.Equal("[0.25,1.0]", told["all_value_predictions"].ToString());
        Assert.Equal("[1,1,50,14]", told["all_actions_by_depth_shape"].ToString());
        Assert.Equal("[[0.5]]", told["all_value_predictions_by_depth"].ToString());
        Assert.Equal("""{"actions_shape":[50,14],"all_actions_shape":[2,50,14]}""", result.Metadata["raw_action_summary"].ToString());
        Assert.Equal(8, ((JsonObject)peer.Requests[0].Body)["action_horizon"]);
    }

    [Fact]
    public async Task Typed_arrays_travel_encoded()
    {
        JsonObject image = JsonObject.Create(("primary_image", JsonList.OfArray(NdArray.Of(new byte[12], 2, 2, 3))));
        JsonObject observation = ((JsonObject)Info["observation"]).With("primary_image", image["primary_image"]);
        await using CosmosPeer peer = await CosmosPeer.StartAsync();
        using CosmosPolicyProvider provider = Create(peer.BaseUrl);

        await provider.SelectActionsAsync(Info.With("observation", observation), Token);

        Assert.Equal("""{"__numpy__":"AAAAAAAAAAAAAAAA","dtype":"|u1","shape":[2,2,3]}""", ((JsonObject)peer.Requests[0].Body)["primary_image"].ToString());
    }

    [Theory]
    [InlineData(200, "\"error\"", "application/json", "non-object JSON payload", true)]
    [InlineData(200, "{\"actions\":", "application/json", "invalid JSON", true)]
    [InlineData(200, "{\"actions\":[[NaN]]}", "application/json", "invalid JSON", true)]
    [InlineData(200, "{}", "text/plain", "unsupported content type", true)]
    [InlineData(422, "{\"detail\":[{\"msg\":\"token=raw-secret\"}]}", "application/json", "status 422", false)]
    [InlineData(404, "{\"detail\":\"Not Found\"}", "application/json", "status 404", false)]
    [InlineData(405, "{\"detail\":\"Method Not Allowed\"}", "application/json", "status 405", false)]
    [InlineData(500, "", "text/plain", "empty response body", false)]
    [InlineData(503, "busy", "text/plain", "status 503", false)]
    [InlineData(307, "", "text/plain", "redirects are not followed", false)]
    public async Task Envelope_problems_leave_an_http_and_a_boundary_failure(int status, string body, string type, string problem, bool isStateFault)
    {
        await using CosmosPeer peer = await CosmosPeer.StartAsync(body, type, status);
        using CosmosPolicyProvider provider = Create(peer.BaseUrl);

        Exception error = await Assert.ThrowsAnyAsync<Exception>(() => provider.SelectActionsAsync(Info, Token).AsTask());

        Assert.Equal(isStateFault ? typeof(WorldStateException) : typeof(ProviderException), error.GetType());
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("raw-secret", error.Message, StringComparison.Ordinal);
        Assert.Equal(["failure:http", "failure:boundary"], Phases);
        Assert.Single(peer.Requests);
    }

    public static TheoryData<string> BrokenAnswers => [.. CosmosPolicyCorpus.Responses.Select(static item => item.Name)];

    [Theory]
    [MemberData(nameof(BrokenAnswers))]
    public async Task Every_response_rule_has_an_answer_that_breaks_it(string name)
    {
        CosmosPolicyCorpus fixture = CosmosPolicyCorpus.Responses.Single(item => item.Name == name);
        await using CosmosPeer peer = await CosmosPeer.StartAsync(fixture.Body.ToString());
        using CosmosPolicyProvider provider = Create(peer.BaseUrl, options => options with { ExpectedActionDim = fixture.ActionDim });

        WorldStateException error = await Assert.ThrowsAsync<WorldStateException>(() => provider.SelectActionsAsync(Info, Token).AsTask());

        Assert.Contains(fixture.Problem, error.Message, StringComparison.Ordinal);
        Assert.Equal(("cosmos-policy", "policy"), (error.Provider, error.Operation));
        Assert.Equal(["success:http", "failure:boundary"], Phases);
    }

    public static TheoryData<string> BadInputs => [.. CosmosPolicyCorpus.Inputs.Select(static item => item.Name)];

    [Theory]
    [MemberData(nameof(BadInputs))]
    public async Task Every_input_rule_has_an_input_that_breaks_it_before_any_request(string name)
    {
        CosmosPolicyCorpus fixture = CosmosPolicyCorpus.Inputs.Single(item => item.Name == name);
        await using CosmosPeer peer = await CosmosPeer.StartAsync();
        using CosmosPolicyProvider provider = Create(peer.BaseUrl);

        WorldForgeException error = await Assert.ThrowsAsync<WorldForgeException>(() => provider.SelectActionsAsync(fixture.Body, Token).AsTask());

        Assert.Contains(fixture.Problem, error.Message, StringComparison.Ordinal);
        Assert.Empty(peer.Requests);
        Assert.Empty(_events.Snapshot());
    }

    [Fact]
    public async Task Options_go_into_the_body_and_the_observations_task_counts_without_another()
    {
        JsonObject observation = ((JsonObject)Info["observation"]).With("task_description", "wave").With("action_horizon", 3);
        await using CosmosPeer peer = await CosmosPeer.StartAsync();
        using CosmosPolicyProvider provider = Create(peer.BaseUrl, options => options with { ReturnAllQueryResults = false, EmbodimentTag = "mobile-aloha" });

        ActionPolicyResult result = await provider.SelectActionsAsync(
            JsonObject.Create(("observation", observation), ("options", JsonObject.Create(("seed", 7), ("proprio", observation["proprio"]), ("action_horizon", 3)))), Token);

        JsonObject body = (JsonObject)peer.Requests[0].Body;
        Assert.Equal(("wave", 7, 3, false), (body["task_description"], body["seed"], body["action_horizon"], body["return_all_query_results"]));
        Assert.Equal("mobile-aloha", result.EmbodimentTag);
    }

    [Theory]
    [InlineData("translator", FaultCodes.ProviderTranslator, "Cosmos-Policy action translation failed.")]
    [InlineData("provider", FaultCodes.ProviderTranslator, "Cosmos-Policy action translation failed.")]
    [InlineData("nothing", FaultCodes.ProviderResponse, "no usable actions")]
    [InlineData("fan-out", FaultCodes.ProviderResponse, "returned 2 candidate(s) for 1 raw candidate(s)")]
    public async Task What_the_translator_does_wrong_is_typed_and_its_text_stays_inside(string kind, string code, string problem)
    {
        ActionTranslator translator = new(new EmbodimentContract("aloha"), (_, _) => kind switch
        {
            "translator" => throw new InvalidOperationException("the operator is at home"),
            "provider" => throw new ProviderException(FaultCodes.ProviderFailed, "the operator is at home"),
            "nothing" => new ValueTask<IReadOnlyList<IReadOnlyList<WorldAction>>>([[]]),
            _ => new ValueTask<IReadOnlyList<IReadOnlyList<WorldAction>>>([[WorldAction.Noop()], [WorldAction.Noop()]]),
        });
        await using CosmosPeer peer = await CosmosPeer.StartAsync();
        using CosmosPolicyProvider provider = Create(peer.BaseUrl, options => options with { Translator = translator });

        ProviderException error = await Assert.ThrowsAsync<ProviderException>(() => provider.SelectActionsAsync(Info, Token).AsTask());

        Assert.Equal(code, error.Code);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("operator", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_events.Snapshot(), static item => item.Message.Contains("operator", StringComparison.Ordinal));
        Assert.Equal(["success:http", "failure:boundary"], Phases);
    }

    [Fact]
    public async Task One_plan_for_two_raw_candidates_is_one_too_few()
    {
        await using CosmosPeer peer = await CosmosPeer.StartAsync();
        using CosmosPolicyProvider provider = Create(peer.BaseUrl, static options => options with { Translator = ActionTranslator.ForPlan(new("aloha"), static _ => [WorldAction.Noop()]) });

        ProviderException error = await Assert.ThrowsAsync<ProviderException>(() => provider.SelectActionsAsync(Info.With("return_all_query_results", true), Token).AsTask());

        Assert.Contains("returned 1 candidate(s) for 2 raw candidate(s)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_horizon_is_what_came_not_what_was_asked_for()
    {
        await using CosmosPeer peer = await CosmosPeer.StartAsync();
        using CosmosPolicyProvider provider = Create(peer.BaseUrl, static options => options with { Translator = ActionTranslator.ForPlan(new("aloha"), static _ => [WorldAction.Noop(), WorldAction.Noop()]) });

        ActionPolicyResult result = await provider.SelectActionsAsync(Info.With("action_horizon", 50), Token);

        Assert.Equal((2, 50), (result.ActionHorizon, Number(result, "requested_action_horizon")));
    }

    [Fact]
    public async Task Any_width_is_fine_when_none_is_expected()
    {
        await using CosmosPeer peer = await CosmosPeer.StartAsync("""{"actions":[[1,2.5],[3,4]],"extra":{"anything":1},"future_image_predictions":null}""");
        using CosmosPolicyProvider provider = Create(peer.BaseUrl, static options => options with { ExpectedActionDim = null });

        ActionPolicyResult result = await provider.SelectActionsAsync(Info, Token);

        Assert.Equal("""{"actions":[[1.0,2.5],[3.0,4.0]]}""", result.RawActions.ToString());
        Assert.Equal(JsonValue.Null, result.Metadata["expected_action_dim"]);
    }

    [Fact]
    public async Task Predicted_images_are_summarised_within_bounds()
    {
        JsonObject wide = JsonObject.Create([.. Enumerable.Range(0, 40).Select(static index => (string.Create(CultureInfo.InvariantCulture, $"k{index:00}"), (JsonValue)index))]);
        JsonValue deep = 1;
        for (int level = 0; level < 12; level++)
        {
            deep = JsonObject.Create(("d", deep));
        }

        JsonObject answer = JsonObject.Create(
            ("actions", StrictJson.Parse("[[1]]")),
            ("future_image_predictions", wide),
            ("future_image_predictions_by_depth", deep),
            ("all_future_image_predictions", StrictJson.Parse("""[[{"__numpy__":"x","shape":[3,2]}],7]""")),
            ("all_future_image_predictions_by_depth", StrictJson.Parse("""{"a":{"__numpy__":"x","shape":"bad"},"b":[]}""")));
        await using CosmosPeer peer = await CosmosPeer.StartAsync(answer.ToString());
        using CosmosPolicyProvider provider = Create(peer.BaseUrl, static options => options with { ExpectedActionDim = 1 });

        JsonObject summary = (JsonObject)((JsonObject)(await provider.SelectActionsAsync(Info, Token)).Metadata["provider_info"])["future_prediction_summary"];

        JsonObject cut = (JsonObject)summary["future_image_predictions"];
        Assert.Equal((33, 8), (cut.Count, cut["truncated_keys"]));
        Assert.Contains("""{"truncated":true}""", summary["future_image_predictions_by_depth"].ToString(), StringComparison.Ordinal);
        Assert.Equal("[2,1,3,2]", summary["all_future_image_predictions"].ToString());
        Assert.Equal("""{"a":null,"b":[0]}""", summary["all_future_image_predictions_by_depth"].ToString());
    }

    [Fact]
    public async Task The_local_network_is_refused_without_the_opt_in_even_with_a_handler_of_the_callers()
    {
        await using CosmosPeer peer = await CosmosPeer.StartAsync();
        using SocketsHttpHandler handler = new() { AllowAutoRedirect = false };
        using CosmosPolicyProvider provider = Create(peer.BaseUrl, options => options with { AllowLocalBaseUrl = false, Handler = handler });

        ProviderException error = await Assert.ThrowsAsync<ProviderException>(() => provider.SelectActionsAsync(Info, Token).AsTask());
        ProviderHealth health = await provider.CheckHealthAsync(Token);

        Assert.Equal(FaultCodes.ProviderAddress, error.Code);
        Assert.Contains("COSMOS_POLICY_ALLOW_LOCAL_BASE_URL", error.Message, StringComparison.Ordinal);
        Assert.False(health.IsHealthy);
        Assert.Contains("local or private", health.Details, StringComparison.Ordinal);
        Assert.Empty(peer.Requests);
        Assert.Equal(["failure:http", "failure:boundary"], Phases);
    }

    [Fact]
    public async Task A_name_that_is_bound_anew_is_refused_at_the_second_call()
    {
        await using CosmosPeer peer = await CosmosPeer.StartAsync();
        WorldForge.Testing.ManualTimeProvider clock = new();
        using HttpMessageHandler rerouted = new Rerouting(peer.BaseUrl);
        using CosmosPolicyProvider provider = Create("http://policy.example", options => options with
        {
            AllowLocalBaseUrl = false,
            Handler = rerouted,
            Resolver = new Rebinding("93.184.216.34", "127.0.0.1"),
            TimeProvider = clock,
        });
        await provider.SelectActionsAsync(Info, Token);
        clock.Advance(TimeSpan.FromSeconds(6));

        ProviderException error = await Assert.ThrowsAsync<ProviderException>(() => provider.SelectActionsAsync(Info, Token).AsTask());

        Assert.Equal(FaultCodes.ProviderAddress, error.Code);
        Assert.Single(peer.Requests);
    }

    [Fact]
    public async Task Hosts_outside_the_list_are_refused_and_a_blank_list_is_none()
    {
        await using CosmosPeer peer = await CosmosPeer.StartAsync();
        using CosmosPolicyProvider strict = Create(peer.BaseUrl, static options => options with { Environment = Variables(("COSMOS_POLICY_ALLOWED_HOSTS", "*.example.org, policy.internal")) });
        using CosmosPolicyProvider open = Create(peer.BaseUrl, static options => options with { Environment = Variables(("COSMOS_POLICY_ALLOWED_HOSTS", " , ")) });

        ProviderException error = await Assert.ThrowsAsync<ProviderException>(() => strict.SelectActionsAsync(Info, Token).AsTask());

        Assert.Contains("not in the allowed host list (COSMOS_POLICY_ALLOWED_HOSTS)", error.Message, StringComparison.Ordinal);
        Assert.NotNull(await open.SelectActionsAsync(Info, Token));
    }

    [Theory]
    [InlineData("ftp://host")]
    [InlineData("https://user:raw-secret@host")]
    [InlineData("https://host?token=raw-secret")]
    [InlineData("not a url")]
    public async Task A_base_url_that_is_none_is_named_without_its_text(string url)
    {
        using CosmosPolicyProvider provider = Create(url);

        ProviderHealth health = await provider.CheckHealthAsync(Token);
        ProviderException error = await Assert.ThrowsAsync<ProviderException>(() => provider.SelectActionsAsync(Info, Token).AsTask());
        ConfigFieldSummary field = provider.DescribeConfiguration().Fields[0];

        Assert.Contains("invalid base URL (COSMOS_POLICY_BASE_URL)", health.Details, StringComparison.Ordinal);
        Assert.Equal(FaultCodes.ProviderAddress, error.Code);
        Assert.Equal((true, false), (field.IsPresent, field.IsValid));
        Assert.DoesNotContain("raw-secret", health.Details + error.Message + field.Detail, StringComparison.Ordinal);
        Assert.Equal(["failure:boundary"], Phases);
    }

    [Fact]
    public async Task Health_never_asks_the_server()
    {
        await using CosmosPeer peer = await CosmosPeer.StartAsync();
        using CosmosPolicyProvider provider = Create(peer.BaseUrl);
        using CosmosPolicyProvider missing = new(new CosmosPolicyOptions { Environment = ProviderEnvironment.Empty });

        ProviderHealth health = await provider.CheckHealthAsync(Token);

        Assert.True(health.IsHealthy);
        Assert.Contains("configured for /act", health.Details, StringComparison.Ordinal);
        Assert.Contains("no non-mutating health endpoint", health.Details, StringComparison.Ordinal);
        Assert.Empty(peer.Requests);
        Assert.Equal((false, "missing COSMOS_POLICY_BASE_URL"), ((await missing.CheckHealthAsync(Token)).IsHealthy, (await missing.CheckHealthAsync(Token)).Details));
    }

    [Fact]
    public async Task The_capability_is_hidden_without_a_translator()
    {
        using CosmosPolicyProvider bare = Create("https://policy.example", static options => options with { Translator = null });
        using CosmosPolicyProvider unconfigured = new(new CosmosPolicyOptions { Translator = Translator, Environment = ProviderEnvironment.Empty });

        Assert.Empty(bare.Profile.SupportedTasks);
        Assert.False(bare.Profile.RequiresCredentials);
        Assert.Contains("action_translator", (await Assert.ThrowsAsync<ProviderException>(() => bare.SelectActionsAsync(Info, Token).AsTask())).Message, StringComparison.Ordinal);
        Assert.Empty(_events.Snapshot());
        Assert.Equal(["policy"], unconfigured.Profile.SupportedTasks);
        Assert.Contains("missing COSMOS_POLICY_BASE_URL", (await Assert.ThrowsAsync<ProviderException>(() => unconfigured.SelectActionsAsync(Info, Token).AsTask())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slow_first_answer_fits_its_limit_and_a_budget_ends_it_earlier()
    {
        TaskCompletionSource<bool> asked = new();
        await using CosmosPeer peer = await CosmosPeer.StartAsync(async (_, context) =>
        {
            asked.TrySetResult(true);
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ContinueWith(static _ => { }, TaskScheduler.Default);
        });
        ProviderRequestPolicy policy = ProviderRequestPolicy.RemoteDefaults(TimeSpan.FromSeconds(30));
        using CosmosPolicyProvider limited = Create(peer.BaseUrl, static options => options with { TimeoutSeconds = 0.2 });
        using CosmosPolicyProvider budgeted = Create(peer.BaseUrl, options => options with { RequestPolicy = policy with { Request = policy.Request with { MaxElapsed = TimeSpan.FromMilliseconds(200) } } });

        ProviderException late = await Assert.ThrowsAsync<ProviderException>(() => limited.SelectActionsAsync(Info, Token).AsTask());
        await Assert.ThrowsAsync<ProviderBudgetExceededException>(() => budgeted.SelectActionsAsync(Info, Token).AsTask());

        Assert.Equal(FaultCodes.ProviderTimeout, late.Code);
        Assert.Equal(["failure:http", "failure:boundary", "budget_exceeded:http", "failure:boundary"], Phases);
        Assert.Equal(2, peer.Requests.Count);
    }

    [Fact]
    public async Task The_callers_cancellation_passes_through()
    {
        using CosmosPolicyProvider provider = Create("https://policy.example");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => provider.SelectActionsAsync(Info, new CancellationToken(canceled: true)).AsTask());
        Assert.Empty(_events.Snapshot());
    }

    [Fact]
    public async Task Through_the_facade_typed_errors_keep_their_type_and_the_handler_is_inherited()
    {
        await using CosmosPeer peer = await CosmosPeer.StartAsync("\"error\"");
        using CosmosPolicyProvider provider = Create(peer.BaseUrl, static options => options with { EventHandler = null });
        using Forge forge = new(new ForgeOptions { Environment = ProviderEnvironment.Empty, DiscoverEntryPoints = false, EventHandler = _events });
        forge.RegisterProvider(provider);

        await Assert.ThrowsAsync<WorldStateException>(() => forge.SelectActionsAsync(Info, "cosmos-policy", cancellationToken: Token).AsTask());
        Assert.Equal(["failure:http", "failure:boundary"], Phases);

        _events.Clear();
        WorldForgeException input = await Assert.ThrowsAsync<WorldForgeException>(() => forge.SelectActionsAsync(Info.Without("observation"), "cosmos-policy", cancellationToken: Token).AsTask());
        Assert.Contains("observation", input.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("COSMOS_POLICY_TIMEOUT_SECONDS", "soon")]
    [InlineData("COSMOS_POLICY_TIMEOUT_SECONDS", "0")]
    [InlineData("COSMOS_POLICY_TIMEOUT_SECONDS", "1e300")]
    [InlineData("COSMOS_POLICY_RETURN_ALL_QUERY_RESULTS", "maybe")]
    [InlineData("COSMOS_POLICY_ALLOW_LOCAL_BASE_URL", "2")]
    [InlineData("COSMOS_POLICY_ALLOWED_HOSTS", "http://x/")]
    public void A_variable_that_cannot_be_used_is_an_error(string variable, string value) =>
        Assert.Throws<WorldForgeException>(() => new CosmosPolicyProvider(new CosmosPolicyOptions { Environment = Variables((variable, value)) }));

    [Fact]
    public void A_given_value_that_cannot_be_used_is_named()
    {
        Assert.Contains("base_url", Refused(new() { BaseUrl = " " }), StringComparison.Ordinal);
        Assert.Contains("api_token", Refused(new() { ApiToken = " " }), StringComparison.Ordinal);
        Assert.Contains("timeout_seconds", Refused(new() { TimeoutSeconds = -1 }), StringComparison.Ordinal);
        Assert.Contains("embodiment_tag", Refused(new() { EmbodimentTag = "" }), StringComparison.Ordinal);
        Assert.Contains("model", Refused(new() { Model = "" }), StringComparison.Ordinal);
        Assert.Contains("expected_action_dim", Refused(new() { ExpectedActionDim = 0 }), StringComparison.Ordinal);
        Assert.Contains("[1]", Refused(new() { AllowedHosts = ["a.example", " "] }), StringComparison.Ordinal);
        Assert.Contains("Authorization", Refused(new() { BaseUrl = "https://h.example", ApiToken = "a\nb" }), StringComparison.Ordinal);
    }

    [Fact]
    public void The_configuration_is_summarised_without_values()
    {
        using CosmosPolicyProvider provider = new(new CosmosPolicyOptions
        {
            Model = "my/model",
            Environment = Variables(("COSMOS_POLICY_BASE_URL", "https://policy.internal"), ("COSMOS_POLICY_API_TOKEN", "raw-secret")),
        });

        ProviderConfigSummary summary = provider.DescribeConfiguration();

        Assert.Equal(
            ["BASE_URL env:COSMOS_POLICY_BASE_URL", "API_TOKEN env:COSMOS_POLICY_API_TOKEN", "TIMEOUT_SECONDS default", "EMBODIMENT_TAG default", "MODEL direct", "RETURN_ALL_QUERY_RESULTS unset", "ALLOW_LOCAL_BASE_URL default", "ALLOWED_HOSTS unset"],
            summary.Fields.Select(static field => $"{field.Name["COSMOS_POLICY_".Length..]} {field.Source}"));
        Assert.Equal("COSMOS_POLICY_API_TOKEN", Assert.Single(summary.Fields, static field => field.IsSecret).Name);
        Assert.DoesNotContain("policy.internal", summary.ToJson().ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("raw-secret", summary.ToJson().ToString(), StringComparison.Ordinal);
        Assert.Equal("my/model", provider.Profile.Specification.DefaultModel);
        Assert.Equal(600.0, ((JsonObject)provider.Profile.RequestPolicy!["request"])["timeout_seconds"]);
    }

    private static int Number(ActionPolicyResult result, string key) => (int)((JsonInteger)result.Metadata[key]).Value;

    private static string Refused(CosmosPolicyOptions options) =>
        Assert.Throws<WorldForgeException>(() => new CosmosPolicyProvider(options with { Environment = ProviderEnvironment.Empty })).Message;

    private static ProviderEnvironment Variables(params (string Name, string? Value)[] variables) =>
        ProviderEnvironment.From(variables.Select(static pair => KeyValuePair.Create(pair.Name, pair.Value)));

    private CosmosPolicyProvider Create(string baseUrl, Func<CosmosPolicyOptions, CosmosPolicyOptions>? change = null)
    {
        CosmosPolicyOptions options = new() { BaseUrl = baseUrl, AllowLocalBaseUrl = true, Translator = Translator, Environment = ProviderEnvironment.Empty, EventHandler = _events };
        return new CosmosPolicyProvider(change is null ? options : change(options));
    }

    /// <summary>Sends every request to the peer, whatever host it names.</summary>
    private sealed class Rerouting(string target) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Uri asked = request.RequestUri!;
            request.RequestUri = new Uri(target + asked.AbsolutePath);
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            request.RequestUri = asked;
            return response;
        }
    }

    private sealed class Rebinding(params string[] answers) : IHostResolver
    {
        private int _asked;

        public ValueTask<IReadOnlyList<System.Net.IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken) =>
            new([System.Net.IPAddress.Parse(answers[Math.Min(_asked++, answers.Length - 1)])]);
    }
}
