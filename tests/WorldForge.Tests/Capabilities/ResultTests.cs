using WorldForge.Actions;
using WorldForge.Capabilities;
using WorldForge.Serialization;

namespace WorldForge.Tests.Capabilities;

public sealed class ResultTests
{
    [Fact]
    public void Capabilities_are_a_closed_set_in_canonical_order()
    {
        Assert.Equal(["predict", "embed", "plan", "score", "policy"], CapabilityNames.All.Select(static capability => capability.ToWireName()));
        WorldForgeException error = Assert.Throws<WorldForgeException>(() => CapabilityNames.Parse("generate"));
        Assert.Contains("'generate'", error.Message, StringComparison.Ordinal);
        Assert.Contains("predict, embed, plan, score, policy", error.Message, StringComparison.Ordinal);
        Assert.Equal(FaultCodes.CapabilityUnknown, error.Code);
        Assert.False(CapabilityNames.TryParse("Predict", out _));
        Assert.False(CapabilityNames.TryParse(null, out _));
    }

    [Fact]
    public void Advertised_capabilities_answer_by_name_and_merge()
    {
        ProviderCapabilities both = ProviderCapabilities.Of(Capability.Policy).Union(new ProviderCapabilities { Predict = true });

        Assert.Equal(["predict", "policy"], both.EnabledNames);
        Assert.True(both.Supports("policy"));
        Assert.Throws<WorldForgeException>(() => both.Supports("transfer"));
        Assert.False(both.Supports((Capability)9));
        Assert.Equal("""{"embed":false,"plan":false,"policy":true,"predict":true,"score":false}""", CanonicalJson.ToText(both.ToJson()));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1.1)]
    [InlineData(-0.1)]
    public void A_prediction_refuses_what_is_no_probability_by_name(double value)
    {
        Assert.Contains("confidence", Assert.Throws<WorldForgeException>(() => new PredictionPayload(JsonObject.Empty, value, 1, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("physics_score", Assert.Throws<WorldForgeException>(() => new PredictionPayload(JsonObject.Empty, 1, value, 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_prediction_copies_its_frames_and_serialises_only_their_count()
    {
        byte[] frame = [1, 2];
        PredictionPayload payload = new(JsonObject.Empty, 1, 1, 0, [frame]);
        frame[0] = 9;

        Assert.Equal(1, payload.Frames[0].Span[0]);
        Assert.Equal((JsonValue)1, payload.ToJson()["frame_count"]);
        Assert.Contains("latency_ms", Assert.Throws<WorldForgeException>(() => new PredictionPayload(JsonObject.Empty, 1, 1, -1)).Message, StringComparison.Ordinal);
        Assert.Contains("state", Assert.Throws<WorldForgeException>(() => new PredictionPayload(null!, 1, 1, 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_embedding_is_finite_and_not_empty()
    {
        Assert.Contains("vector", Assert.Throws<WorldForgeException>(() => new EmbeddingResult("p", "m", [])).Message, StringComparison.Ordinal);
        Assert.Contains("vector[1]", Assert.Throws<WorldForgeException>(() => new EmbeddingResult("p", "m", [1, double.NaN])).Message, StringComparison.Ordinal);
        Assert.Contains("vector", Assert.Throws<WorldForgeException>(() => new EmbeddingResult("p", "m", null!)).Message, StringComparison.Ordinal);
        Assert.Contains("model", Assert.Throws<WorldForgeException>(() => new EmbeddingResult("p", " ", [1])).Message, StringComparison.Ordinal);
        Assert.Equal("""{"model":"m","provider":"p","shape":[2],"vector":[1.0,0.5]}""", CanonicalJson.ToText(new EmbeddingResult("p", "m", [1, 0.5]).ToJson()));
    }

    [Fact]
    public void Scores_take_any_tied_extremum_in_either_direction()
    {
        Assert.Equal(2, new ActionScoreResult("p", [1, 3, 1], 2).BestIndex);
        Assert.Equal(3, new ActionScoreResult("p", [1, 3, 3], 1, lowerIsBetter: false).BestScore);
        Assert.Equal(1, ActionScoreResult.FromScores("p", [1, 3, 3], lowerIsBetter: false).BestIndex);
        Assert.Equal(0, ActionScoreResult.FromScores("p", [1, 3, 1]).BestIndex);
    }

    [Theory]
    [InlineData(-1, null, "best_index")]
    [InlineData(3, null, "best_index")]
    [InlineData(1, null, "best_index")]
    [InlineData(0, 2.0, "best_score")]
    public void Scores_that_contradict_themselves_are_refused(int bestIndex, double? bestScore, string named) =>
        Assert.Contains(named, Assert.Throws<WorldForgeException>(() => new ActionScoreResult("p", [1, 3, 2], bestIndex, bestScore: bestScore)).Message, StringComparison.Ordinal);

    [Fact]
    public void Scores_must_be_finite_and_present()
    {
        Assert.Contains("scores[0]", Assert.Throws<WorldForgeException>(() => new ActionScoreResult("p", [double.NegativeInfinity], 0)).Message, StringComparison.Ordinal);
        Assert.Contains("scores", Assert.Throws<WorldForgeException>(() => new ActionScoreResult("p", [], 0)).Message, StringComparison.Ordinal);
        Assert.Contains("maximum", Assert.Throws<WorldForgeException>(() => new ActionScoreResult("p", [1, 3], 0, lowerIsBetter: false)).Message, StringComparison.Ordinal);
        Assert.Equal((JsonValue)0, new ActionScoreResult("p", [1, 3], 0).ToJson()["best_index"]);
    }

    [Fact]
    public void A_policy_result_defaults_its_candidates_to_the_chosen_plan()
    {
        ActionPolicyResult result = new("p", [WorldAction.Noop()]);

        Assert.Equal(result.Actions, Assert.Single(result.ActionCandidates));
        Assert.Equal(JsonValue.Null, result.ToJson()["action_horizon"]);
        Assert.Contains("actions", Assert.Throws<WorldForgeException>(() => new ActionPolicyResult("p", [])).Message, StringComparison.Ordinal);
        Assert.Contains("action_horizon", Assert.Throws<WorldForgeException>(() => new ActionPolicyResult("p", [WorldAction.Noop()], actionHorizon: 0)).Message, StringComparison.Ordinal);
        Assert.Contains("embodiment_tag", Assert.Throws<WorldForgeException>(() => new ActionPolicyResult("p", [WorldAction.Noop()], embodimentTag: " ")).Message, StringComparison.Ordinal);
        Assert.Contains("action_candidates", Assert.Throws<WorldForgeException>(() => new ActionPolicyResult("p", [WorldAction.Noop()], actionCandidates: [])).Message, StringComparison.Ordinal);
        Assert.Contains("action_candidates[0]", Assert.Throws<WorldForgeException>(() => new ActionPolicyResult("p", [WorldAction.Noop()], actionCandidates: [[]])).Message, StringComparison.Ordinal);
    }
}
