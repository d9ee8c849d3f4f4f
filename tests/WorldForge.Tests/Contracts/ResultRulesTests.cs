using WorldForge.Actions;
using WorldForge.Capabilities;
using WorldForge.Contracts;
using WorldForge.Serialization;
using WorldForge.States;

namespace WorldForge.Tests.Contracts;

public sealed class ResultRulesTests
{
    private static readonly PredictRequest Request = new(WorldState.Seed([]), WorldAction.Noop(), 2);

    [Fact]
    public void Accepts_right_answers()
    {
        Assert.Empty(ResultRules.OfPrediction("p", Request, Prediction(JsonObject.Create(("step", 2), ("scene", JsonObject.Create(("objects", JsonObject.Empty)))))));
        Assert.Empty(ResultRules.OfSteps(Request, Prediction(JsonObject.Create(("step", 2)))));
        Assert.Empty(ResultRules.OfEmbedding("p", new EmbeddingResult("p", "m", [0.5])));
        Assert.Empty(ResultRules.OfScores("p", 2, ActionScoreResult.FromScores("p", [1.0, 0.5])));
        Assert.Empty(ResultRules.OfActions("p", new ActionPolicyResult("p", [WorldAction.Noop()], JsonObject.Create(("raw", 1)))));
    }

    [Fact]
    public void Names_every_rule_that_a_wrong_answer_breaks()
    {
        Assert.Equal(["The result names provider 'q' instead of 'p'."], ResultRules.OfEmbedding("p", new EmbeddingResult("q", "m", [0.5])));
        Assert.Equal(
            ["The result names provider 'q' instead of 'p'.", "2 scores for 3 candidates."], ResultRules.OfScores("p", 3, ActionScoreResult.FromScores("q", [1.0, 0.5])));
        Assert.Equal(["state.step is 1 instead of 2 after 2 steps from 0."], ResultRules.OfSteps(Request, Prediction(JsonObject.Create(("step", 1)))));
        Assert.StartsWith(
            "The predicted state is malformed: ", Assert.Single(ResultRules.OfPrediction("p", Request, Prediction(JsonObject.Create(("step", -1))))), StringComparison.Ordinal);
    }

    [Fact]
    public void Holds_a_stored_world_to_its_identity()
    {
        JsonObject world = JsonObject.Create(
            ("schema_version", 1), ("id", "w1"), ("name", "w"), ("provider", "p"), ("step", 0), ("scene", JsonObject.Create(("objects", JsonObject.Empty))),
            ("metadata", JsonObject.Empty), ("history", JsonList.Create([])));
        PredictRequest request = new(WorldState.Create(world), WorldAction.Noop());

        Assert.Contains("must stay 'w1'", Assert.Single(ResultRules.OfPrediction("p", request, Prediction(world.With("id", "w2")))), StringComparison.Ordinal);
    }

    private static PredictionPayload Prediction(JsonObject state) => new(state, 0.5, 0.5, latencyMs: 1);
}
