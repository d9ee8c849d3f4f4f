using WorldForge.Actions;
using WorldForge.Arrays;
using WorldForge.Providers.Tensors;
using WorldForge.Serialization;

namespace WorldForge.Providers.Tests.Tensors;

public sealed class CandidateRulesTests
{
    [Theory]
    [InlineData("[[[1,2]]]", "it must have 4 dimensions, not 3")]
    [InlineData("[[[[[1]]]]]", "it must have 4 dimensions, not 5")]
    [InlineData("[[[[1]]],[[[2]]]]", "batch must be 1, not 2")]
    [InlineData("[[[[1,2],[3]]]]", "action_candidates[0][0][1] must be rectangular")]
    [InlineData("[[[[1,\"x\"]]]]", "action_candidates[0][0][0][1] must hold finite numbers")]
    [InlineData("{\"a\":[1]}", "must be a tensor or nested arrays")]
    public void Anything_but_one_batch_of_samples_is_refused(string json, string problem)
    {
        ActionCandidates candidates = ActionCandidates.FromPayload(StrictJson.Parse(json));

        string message = Assert.Throws<InvalidOperationException>(() => CandidateRules.Read(candidates, Fault)).Message;

        Assert.Contains(problem, message, StringComparison.Ordinal);
        if (problem.Contains("must have 4", StringComparison.Ordinal) || problem.Contains("batch", StringComparison.Ordinal))
        {
            Assert.Contains("(batch, samples, horizon, action_dim)", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Plans_and_tensors_with_another_candidate_axis_are_refused()
    {
        Assert.Contains("not action plans", Assert.Throws<InvalidOperationException>(() => CandidateRules.Read(ActionCandidates.FromPlans([[WorldAction.Noop()]]), Fault)).Message, StringComparison.Ordinal);
        CandidateTensor tensor = new(new float[24], [1, 3, 4, 2], 2);
        Assert.Contains("samples must be the axis of the 4 candidates", Assert.Throws<InvalidOperationException>(() => CandidateRules.Read(ActionCandidates.FromTensor(tensor), Fault)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Memory_that_is_no_array_is_copied()
    {
        using Owned memory = new();
        CandidateTensor tensor = new(memory.Memory, [1, 1, 1, 2], 1);

        Assert.Equal(NdArray.Of([1f, 2f], 1, 1, 1, 2), CandidateRules.Read(ActionCandidates.FromTensor(tensor), Fault));
    }

    private static InvalidOperationException Fault(string message) => new(message);

    private sealed class Owned : System.Buffers.MemoryManager<float>
    {
        public override Span<float> GetSpan() => (float[])[1, 2];

        public override System.Buffers.MemoryHandle Pin(int elementIndex = 0) => default;

        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing)
        {
        }
    }
}
