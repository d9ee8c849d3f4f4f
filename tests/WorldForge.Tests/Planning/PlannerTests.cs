using WorldForge.Actions;
using WorldForge.Capabilities;
using WorldForge.Planning;
using WorldForge.Serialization;
using WorldForge.Testing;
using WorldForge.Traces;

namespace WorldForge.Tests.Planning;

public sealed class PlannerTests
{
    private readonly FakeProviders _providers = new();

    [Fact]
    public async Task Policy_planning_takes_the_policys_choice()
    {
        Plan plan = await PlanAsync(PlanRequests.Of(PlanningMode.Policy));

        Assert.Equal([FakeProviders.Move(1)], plan.Actions);
        Assert.Equal((0.5, "policy_provider_no_world_model"), (plan.SuccessProbability, Text(plan, "success_probability_source")));
        Assert.Equal(("stack", "worldforge.policy", "arm"), (plan.Goal, plan.Planner, plan.Provider));
        Assert.Equal((1, 3), (Number(plan, "action_count"), Number(plan, "candidate_count")));
        AssertTrace(plan, "plan:policy", "plan policy planning arm - success", "policy select action candidates arm policy success", "score rank action candidates - score skipped");
    }

    [Fact]
    public async Task Score_planning_takes_the_best_candidate()
    {
        Plan plan = await PlanAsync(PlanRequests.Of(PlanningMode.Score));

        Assert.Equal([FakeProviders.Move(2.5)], plan.Actions);
        Assert.Equal((1 / 1.5, "inverse_best_cost_heuristic"), (plan.SuccessProbability, Text(plan, "success_probability_source")));
        Assert.Equal(0.5, plan.Metadata["best_score"]);
        Assert.Equal(true, plan.Metadata["lower_is_better"]);
        Assert.Equal(1, ((JsonObject)plan.Metadata["score_result"])["best_index"]);
        Assert.Equal(JsonObject.Empty, Assert.Single(_providers.ScoreInfos));
        AssertTrace(plan, "plan:score", "plan score planning judge - success", "policy select action candidates - policy skipped", "score rank action candidates judge score success");
    }

    [Fact]
    public async Task Policy_and_score_planning_ranks_what_the_policy_proposes()
    {
        Plan plan = await PlanAsync(PlanRequests.Of(PlanningMode.PolicyAndScore) with { ScoreInfo = JsonObject.Create(("camera", "top")), ExecutionProvider = "robot" });

        Assert.Equal([FakeProviders.Move(2), FakeProviders.Move(3)], plan.Actions);
        Assert.Equal(("robot", "arm", "judge", "robot"), (plan.Provider, Text(plan, "policy_provider"), Text(plan, "score_provider"), Text(plan, "execution_provider")));
        Assert.Equal("top", _providers.ScoreInfos[0]["camera"]);
        AssertTrace(plan, "plan:policy-score", "plan policy+score planning arm - success", "policy select action candidates arm policy success", "score rank action candidates judge score success");
    }

    [Fact]
    public async Task Encoded_candidates_go_to_the_cost_model_and_plans_to_the_host()
    {
        JsonValue? seen = null;
        _providers.OnScore = request =>
        {
            seen = request.Candidates.Payload;
            return ActionScoreResult.FromScores("judge", [3, 1]);
        };

        Plan plan = await PlanAsync(PlanRequests.Of(PlanningMode.Score) with { EncodedCandidates = ActionCandidates.FromPayload(JsonObject.Create(("packed", 1))) });

        Assert.Equal("""{"packed":1}""", seen!.ToString());
        Assert.Equal([FakeProviders.Move(2.5)], plan.Actions);
    }

    [Fact]
    public async Task Predict_planning_rolls_the_actions_forward()
    {
        Plan plan = await PlanAsync(PlanRequests.Of(PlanningMode.Predict));

        Assert.Equal([1L, 2L], plan.PredictedStates.Select(state => state.Step));
        Assert.Equal((0.8, "predicted_physics_mean"), (plan.SuccessProbability, Text(plan, "success_probability_source")));
        AssertTrace(plan, "plan:predict", "plan predict planning world - success", "predict-1 predict next state world predict success", "predict-2 predict next state world predict success");
        Assert.Equal("predicted-state-2", Assert.Single(plan.Trace.Steps[2].OutputArtifacts).Label);
    }

    [Fact]
    public async Task Latent_mpc_planning_searches_and_says_how()
    {
        Plan plan = await PlanAsync(PlanRequests.Of(PlanningMode.LatentMpc) with { MaxSteps = 1, GoalSpec = JsonObject.Create(("x", 2)) });

        Assert.Equal(2, FunctionCost.Values(plan.Actions)[0], 0.1);
        Assert.Equal("inverse_best_cost_heuristic", Text(plan, "success_probability_source"));
        Assert.All(
            new[] { "control_mode", "optimizer", "score_provider", "config", "iteration_best_scores", "running_best_scores", "iteration_costs", "running_costs", "mpc_result", "best_score", "lower_is_better" },
            key => Assert.True(plan.Metadata.ContainsKey(key), key));
        Assert.Equal(("latent-mpc", 256), (Text(plan, "planning_mode"), Number(plan, "candidate_count")));
        AssertTrace(plan, "plan:latent-mpc", "plan latent-mpc planning judge - success", "policy sample action candidates worldforge.latent-mpc control success", "score rank action candidates judge score success");
    }

    [Theory]
    [InlineData(PlanningMode.Policy)]
    [InlineData(PlanningMode.Score)]
    [InlineData(PlanningMode.PolicyAndScore)]
    [InlineData(PlanningMode.Predict)]
    [InlineData(PlanningMode.LatentMpc)]
    public async Task Every_plan_carries_its_trace_and_survives_the_wire(PlanningMode mode)
    {
        Plan plan = await PlanAsync(PlanRequests.Of(mode));
        var read = Plan.FromJson(StrictJson.Parse(CanonicalJson.ToBytes(plan.ToJson())));

        Assert.Equal(plan.ToJson().ToString(), read.ToJson().ToString());
        Assert.Equal(plan.Trace.ToJson().ToString(), read.Metadata["workflow_trace"].ToString());
        Assert.Equal(plan.Actions.Length, ((JsonObject)plan.Trace.ToJson()["metadata"])["action_count"]);
        Assert.Equal("world-state", plan.Trace.Steps[0].InputArtifacts[0].Label);
    }

    [Theory]
    [InlineData(PlanningMode.Policy, "policy")]
    [InlineData(PlanningMode.Score, "score")]
    [InlineData(PlanningMode.PolicyAndScore, "score")]
    [InlineData(PlanningMode.Predict, "predict-2")]
    [InlineData(PlanningMode.LatentMpc, "score")]
    public async Task A_failed_run_leaves_its_trace_in_the_error(PlanningMode mode, string failedStep)
    {
        var thrown = new ProviderException(FaultCodes.ProviderTransport, "The line is cut.");
        _providers.OnScore = _ => throw thrown;
        _providers.OnPredict = request => request.State.Step == 0 ? new PredictionPayload(JsonObject.Create(("step", 1)), 1, 1, 1) : throw thrown;
        if (mode == PlanningMode.Policy)
        {
            _providers.OnSelect = _ => throw thrown;
        }

        ProviderException error = await Assert.ThrowsAsync<ProviderException>(() => PlanAsync(PlanRequests.Of(mode)));

        Assert.Same(thrown, error);
        WorkflowTrace trace = PlanFailure.TraceOf(error)!;
        Assert.Equal(TraceStatus.Failed, trace.Status);
        Assert.Equal(TraceStatus.Failed, trace.Steps[0].Status);
        Assert.Equal("The line is cut.", trace.Steps.Single(step => step.StepId == failedStep).ErrorSummary);
    }

    [Fact]
    public async Task A_broken_encoder_fails_the_sampling_step()
    {
        PlanRequest request = PlanRequests.Of(PlanningMode.LatentMpc) with { Encoder = new NothingEncoder() };

        WorldForgeException error = await Assert.ThrowsAsync<WorldForgeException>(() => PlanAsync(request));

        WorkflowTrace trace = PlanFailure.TraceOf(error)!;
        Assert.Equal([TraceStatus.Failed, TraceStatus.Failed, TraceStatus.Skipped], trace.Steps.Select(step => step.Status));
    }

    [Fact]
    public async Task Cancellation_passes_through_with_its_trace()
    {
        _providers.OnSelect = _ => throw new OperationCanceledException();

        OperationCanceledException error = await Assert.ThrowsAsync<OperationCanceledException>(() => PlanAsync(PlanRequests.Of(PlanningMode.Policy)));

        Assert.Equal(TraceStatus.Failed, PlanFailure.TraceOf(error)!.Status);
    }

    [Fact]
    public async Task A_refused_request_has_no_trace()
    {
        WorldForgeException error = await Assert.ThrowsAsync<WorldForgeException>(() => PlanAsync(PlanRequests.Of(PlanningMode.Policy) with { Goal = "" }));

        Assert.Null(PlanFailure.TraceOf(error));
        await Assert.ThrowsAsync<WorldForgeException>(() => PlanAsync(null!));
        Assert.Throws<WorldForgeException>(() => new Planner(null!));
    }

    [Fact]
    public async Task Missing_and_miscounted_answers_are_the_providers_fault()
    {
        _providers.OnScore = _ => ActionScoreResult.FromScores("judge", [1, 2, 3]);
        ProviderException counted = await Assert.ThrowsAsync<ProviderException>(() => PlanAsync(PlanRequests.Of(PlanningMode.Score)));
        Assert.Contains("'judge' answered with 3 scores for 2 candidates, best_index 0", counted.Message, StringComparison.Ordinal);

        _providers.OnScore = _ => null!;
        _providers.OnSelect = _ => null!;
        _providers.OnPredict = _ => null!;
        foreach (PlanningMode mode in new[] { PlanningMode.Policy, PlanningMode.Score, PlanningMode.Predict })
        {
            ProviderException missing = await Assert.ThrowsAsync<ProviderException>(() => PlanAsync(PlanRequests.Of(mode)));
            Assert.Equal(FaultCodes.ProviderResponse, missing.Code);
        }
    }

    [Fact]
    public async Task A_malformed_predicted_state_is_a_state_error()
    {
        _providers.OnPredict = _ => new PredictionPayload(JsonObject.Create(("step", -1)), 1, 1, 1);

        await Assert.ThrowsAsync<WorldStateException>(() => PlanAsync(PlanRequests.Of(PlanningMode.Predict)));
    }

    private Task<Plan> PlanAsync(PlanRequest request) =>
        new Planner(_providers, new ManualTimeProvider()).PlanAsync(request, TestContext.Current.CancellationToken);

    private static void AssertTrace(Plan plan, string id, params string[] steps)
    {
        Assert.Equal(id, plan.Trace.WorkflowId);
        Assert.Equal(
            steps,
            plan.Trace.Steps.Select(step => $"{step.StepId} {step.Operation} {step.Provider ?? "-"} {step.Capability ?? "-"} {((JsonText)((JsonObject)((JsonList)plan.Trace.ToJson()["steps"])[plan.Trace.Steps.IndexOf(step)])["status"]).Value}"));
        Assert.All(plan.Trace.Steps.Skip(1), step => Assert.Equal("plan", step.ParentId));
        Assert.Equal(TraceStatus.Success, plan.Trace.Status);
    }

    private static string Text(Plan plan, string key) => ((JsonText)plan.Metadata[key]).Value;

    private static long Number(Plan plan, string key) => (long)((JsonInteger)plan.Metadata[key]).Value;

    private sealed class NothingEncoder : ICandidateEncoder
    {
        public ScoreCandidateBatch Encode(PlanBatch plans, JsonObject observation, JsonObject goal) => null!;
    }
}
