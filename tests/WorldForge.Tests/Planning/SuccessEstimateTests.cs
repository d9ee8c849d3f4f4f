using WorldForge.Capabilities;
using WorldForge.Planning;
using WorldForge.Serialization;

namespace WorldForge.Tests.Planning;

public sealed class SuccessEstimateTests
{
    [Theory]
    [InlineData(0, true, 1, "inverse_best_cost_heuristic")]
    [InlineData(-5, true, 1, "inverse_best_cost_heuristic")]
    [InlineData(1, true, 0.5, "inverse_best_cost_heuristic")]
    [InlineData(3, true, 0.25, "inverse_best_cost_heuristic")]
    [InlineData(0, false, 0, "bounded_best_utility_heuristic")]
    [InlineData(1, false, 1, "bounded_best_utility_heuristic")]
    [InlineData(0.25, false, 0.25, "bounded_best_utility_heuristic")]
    [InlineData(1.5, false, 0.5, "unbounded_best_utility_no_probability")]
    [InlineData(-0.1, false, 0.5, "unbounded_best_utility_no_probability")]
    public void A_best_score_becomes_a_labelled_heuristic(double best, bool lowerIsBetter, double probability, string source) =>
        Assert.Equal(new SuccessEstimate(probability, source), SuccessEstimate.OfBestScore(best, lowerIsBetter));

    [Theory]
    [InlineData(0.1, 0.65)]
    [InlineData(0.8, 0.8)]
    [InlineData(1.0, 0.98)]
    public void Predictions_give_their_mean_physics_score_within_limits(double physics, double probability) =>
        Assert.Equal(
            new SuccessEstimate(probability, "predicted_physics_mean"),
            SuccessEstimate.OfPredictions([new PredictionPayload(JsonObject.Empty, 0.5, physics, 0)]));

    [Fact]
    public void Without_predictions_the_estimate_is_seven_tenths() =>
        Assert.Equal(0.7, SuccessEstimate.OfPredictions([]).Probability);
}
