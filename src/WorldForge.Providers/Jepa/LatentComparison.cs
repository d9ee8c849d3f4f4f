using System.Globalization;
using WorldForge.Arrays;

namespace WorldForge.Providers.Jepa;

/// <summary>Compares predicted latent features with those of a goal: the last time step of both, one cost for each candidate.</summary>
/// <remarks>
/// The official adapter takes the last item of the first axis on both sides. That is right for a prediction, whose first axis is time,
/// but for the goal it is the batch; with several goal frames it pairs candidates with frames. Here the goal's last time step is taken.
/// </remarks>
internal static class LatentComparison
{
    /// <summary>The costs: mean distance over all features of a name, summed over the names that both sides have.</summary>
    /// <param name="prediction">By name, [time, samples, ...].</param>
    /// <param name="goal">By name, [1, time, ...].</param>
    /// <param name="squared">Whether differences are squared; else their size is taken.</param>
    /// <param name="fault">Makes the error.</param>
    public static double[] Costs(
        IReadOnlyDictionary<string, NdArray> prediction, IReadOnlyDictionary<string, NdArray> goal, bool squared, Func<string, Exception> fault)
    {
        string[] shared = prediction is { Count: 1 } && goal is { Count: 1 }
            ? [prediction.Keys.First()]
            : [.. prediction.Keys.Intersect(goal.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (shared.Length == 0)
        {
            throw fault("the predicted and the goal features share no name");
        }

        double[]? costs = null;
        foreach (string name in shared)
        {
            double[] part = Distance(name, prediction[name], goal.Count == 1 ? goal.Values.First() : goal[name], squared, fault);
            costs = costs is null ? part
                : costs.Length == part.Length ? [.. costs.Zip(part, static (left, right) => left + right)]
                : throw fault(string.Create(CultureInfo.InvariantCulture, $"feature {name} has {part.Length} candidates where another has {costs.Length}"));
        }

        return costs!;
    }

    private static double[] Distance(string name, NdArray prediction, NdArray goal, bool squared, Func<string, Exception> fault)
    {
        if (prediction.Rank < 3 || goal.Rank < 3 || prediction.Count == 0 || goal.Count == 0 || goal.Shape[0] != 1)
        {
            throw fault($"feature {name} must have the shapes (time, samples, ...) and (1, time, ...), got {prediction.Shape} and {goal.Shape}");
        }

        NdArray last = prediction.Slice(prediction.Shape[0] - 1);
        NdArray target = goal.Slice(0);
        target = target.Slice(target.Shape[0] - 1);
        if (last.Shape.Inner() != target.Shape)
        {
            throw fault($"feature {name} has the shape {last.Shape.Inner()} for each candidate, but the goal has {target.Shape}");
        }

        double[] costs = new double[last.Shape[0]];
        for (int sample = 0; sample < costs.Length; sample++)
        {
            NdArray row = last.Slice(sample);
            double sum = 0;
            for (int index = 0; index < row.Count; index++)
            {
                double difference = row.ToDouble(index) - target.ToDouble(index);
                sum += squared ? difference * difference : Math.Abs(difference);
            }

            costs[sample] = sum / row.Count;
        }

        return costs;
    }
}
