using System.Collections.Immutable;
using WorldForge.Capabilities;

namespace WorldForge.Planning;

/// <summary>How likely a plan is to succeed, and by which rule of thumb. Never a calibrated probability.</summary>
internal readonly record struct SuccessEstimate(double Probability, string Source)
{
    private const double Unknown = 0.5;
    private const double PredictionFloor = 0.65;
    private const double PredictionCeiling = 0.98;
    private const double PredictionDefault = 0.7;

    /// <summary>A policy's own choice, which nothing judged.</summary>
    public static SuccessEstimate OfPolicy { get; } = new(Unknown, "policy_provider_no_world_model");

    /// <summary>A cost c gives 1 / (1 + max(0, c)), a utility within [0, 1] itself, any other utility one half.</summary>
    public static SuccessEstimate OfBestScore(double best, bool lowerIsBetter)
    {
        if (lowerIsBetter)
        {
            return new SuccessEstimate(1 / (1 + Math.Max(0, best)), "inverse_best_cost_heuristic");
        }

        return best is >= 0 and <= 1
            ? new SuccessEstimate(best, "bounded_best_utility_heuristic")
            : new SuccessEstimate(Unknown, "unbounded_best_utility_no_probability");
    }

    /// <summary>The mean physics score of the predictions, 0.7 without any, kept within [0.65, 0.98].</summary>
    public static SuccessEstimate OfPredictions(ImmutableArray<PredictionPayload> predictions)
    {
        double mean = predictions.IsEmpty ? PredictionDefault : predictions.Average(static item => item.PhysicsScore);
        return new SuccessEstimate(Math.Clamp(mean, PredictionFloor, PredictionCeiling), "predicted_physics_mean");
    }
}
