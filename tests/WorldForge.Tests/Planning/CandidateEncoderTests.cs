using WorldForge.Actions;
using WorldForge.Capabilities;
using WorldForge.Planning;
using WorldForge.Serialization;

namespace WorldForge.Tests.Planning;

public sealed class CandidateEncoderTests
{
    private static readonly JsonObject _observation = JsonObject.Create(("seen", 1));
    private static readonly JsonObject _goal = JsonObject.Create(("target", 2));

    [Fact]
    public void The_default_encoder_sends_observation_goal_and_lists_of_actions()
    {
        ScoreCandidateBatch batch = ActionCandidateEncoder.Instance.Encode(Batch([1, 2, 3, 4, 5, 6, 7, 8]), _observation, _goal);

        Assert.Equal("""{"goal":{"target":2},"observation":{"seen":1}}""", batch.Info.ToString());
        Assert.Equal(
            """[[{"parameters":{"x":1.0,"y":2.0},"type":"push"},{"parameters":{"x":3.0,"y":4.0},"type":"push"}],[{"parameters":{"x":5.0,"y":6.0},"type":"push"},{"parameters":{"x":7.0,"y":8.0},"type":"push"}]]""",
            batch.Candidates.ToJson().ToString());
    }

    [Fact]
    public void The_tensor_encoder_sends_one_tensor_and_reuses_its_buffer()
    {
        var encoder = new TensorCandidateEncoder();

        ActionCandidates first = encoder.Encode(Batch([1, 2, 3, 4, 5, 6, 7, 8]), _observation, _goal).Candidates;
        Assert.Equal([1, 2, 2, 2], first.Tensor!.Shape);
        Assert.Equal(2, first.Count);
        ActionCandidates second = encoder.Encode(Batch([8, 7, 6, 5, 4, 3, 2, 1]), _observation, _goal).Candidates;
        ActionCandidates third = encoder.Encode(Batch([1, 2, 3, 4]), _observation, _goal).Candidates;

        Assert.Same(first, second);
        Assert.Equal([8f, 7, 6, 5, 4, 3, 2, 1], second.Tensor!.Values.ToArray());
        Assert.Equal([1, 1, 2, 2], third.Tensor!.Shape);
    }

    [Fact]
    public async Task A_tensor_plan_equals_the_plan_over_actions()
    {
        var config = new PlannerConfig(horizon: 2, seed: 3);
        var actions = new LatentMpcController(new FunctionCost(plan => Math.Abs((float)plan[0])), config);
        var tensors = new LatentMpcController(
            new ScriptedCost((request, _, _) =>
            {
                ReadOnlyMemory<float> values = request.Candidates.Tensor!.Values;
                return ActionScoreResult.FromScores("scripted", Enumerable.Range(0, 64).Select(sample => (double)Math.Abs(values.Span[sample * 2])));
            }),
            config,
            new TensorCandidateEncoder());

        Assert.Equal((await FunctionCost.StepAsync(actions)).Actions, (await FunctionCost.StepAsync(tensors)).Actions);
    }

    [Fact]
    public async Task A_search_over_tensors_allocates_nothing_per_sample()
    {
        long few = await AllocatedAsync(100);
        long many = await AllocatedAsync(1000);

        Assert.InRange(many - few, -2048, 2048);
    }

    [Fact]
    public async Task An_encoder_that_returns_nothing_is_refused()
    {
        WorldForgeException error = await Assert.ThrowsAsync<WorldForgeException>(() => FunctionCost.StepAsync(With(_ => null!)));

        Assert.Contains("encoder", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_encoder_that_loses_candidates_is_refused_with_both_counts()
    {
        WorldForgeException error = await Assert.ThrowsAsync<WorldForgeException>(() => FunctionCost.StepAsync(With(plans =>
            new ScoreCandidateBatch(JsonObject.Empty, ActionCandidates.FromPlans([plans.Actions(0)])))));

        Assert.Contains("1 for 64", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_opaque_payload_passes_because_only_the_provider_can_count_it()
    {
        MpcStepResult result = await FunctionCost.StepAsync(With(_ =>
            new ScoreCandidateBatch(JsonObject.Empty, ActionCandidates.FromPayload(JsonObject.Create(("packed", "yes"))))));

        Assert.Single(result.Actions);
    }

    [Fact]
    public void A_batch_of_candidates_needs_both_parts()
    {
        ActionCandidates candidates = ActionCandidates.FromPlans([[WorldAction.Noop()]]);

        Assert.Throws<WorldForgeException>(() => new ScoreCandidateBatch(null!, candidates));
        Assert.Throws<WorldForgeException>(() => new ScoreCandidateBatch(JsonObject.Empty, null!));
    }

    [Fact]
    public void A_plan_batch_is_a_checked_view()
    {
        PlanBatch batch = Batch([1, 2, 3, 4, 5, 6, 7, 8]);

        Assert.Equal((2, 2, "push"), (batch.SampleCount, batch.Horizon, batch.ActionKind));
        Assert.Equal([5.0, 6, 7, 8], batch.Plan(1).ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => batch.Actions(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => batch.Actions(-1));
        Assert.Throws<WorldForgeException>(() => Batch([1, 2, 3]));
        Assert.Throws<WorldForgeException>(() => Batch([]));
        Assert.Throws<WorldForgeException>(() => new PlanBatch("push", [], 1, new double[1]));
        Assert.Throws<WorldForgeException>(() => new PlanBatch("push", ["x", "x"], 1, new double[2]));
        Assert.Throws<WorldForgeException>(() => new PlanBatch(" ", ["x"], 1, new double[2]));
    }

    private static PlanBatch Batch(double[] values) => new("push", ["x", "y"], 2, values);

    private static LatentMpcController With(Func<PlanBatch, ScoreCandidateBatch> encode) => new(
        new ScriptedCost((_, _, _) => ActionScoreResult.FromScores("scripted", Enumerable.Repeat(1.0, 64))),
        encoder: new DelegateEncoder(encode));

    private static async Task<long> AllocatedAsync(int samples)
    {
        var answer = ActionScoreResult.FromScores("scripted", Enumerable.Range(0, samples).Select(sample => (double)(sample % 17)));
        var controller = new LatentMpcController(
            new ScriptedCost((_, _, _) => answer),
            new PlannerConfig(horizon: 5, numSamples: samples, numIterations: 10),
            new TensorCandidateEncoder());
        await FunctionCost.StepAsync(controller);
        await FunctionCost.StepAsync(controller);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Task<MpcStepResult> step = FunctionCost.StepAsync(controller);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(step.IsCompletedSuccessfully);
        await step;
        return allocated;
    }

    private sealed class DelegateEncoder(Func<PlanBatch, ScoreCandidateBatch> encode) : ICandidateEncoder
    {
        public ScoreCandidateBatch Encode(PlanBatch plans, JsonObject observation, JsonObject goal) => encode(plans);
    }
}
