using System.Globalization;
using WorldForge.Arrays;
using WorldForge.Providers.LeWorldModel;
using WorldForge.Providers.Runtimes;

namespace WorldForge.Providers.Demos;

/// <summary>
/// A cost model without a model: the distance of the last waypoint to the goal, and a little for the length of the way. It stands in for the
/// real runtime and says so.
/// </summary>
internal sealed class DemoCostRuntime : ICostModelRuntime, ILoadedCostModel
{
    private const double WayWeight = 0.05;
    private const int Decimals = 4;

    /// <inheritdoc/>
    public string RuntimeApi => "worldforge.demo.distance_cost";

    /// <summary>The costs of the latest call.</summary>
    public IReadOnlyList<double> Costs { get; private set; } = [];

    /// <summary>Whether the adapter asked for evaluation mode.</summary>
    public bool WasEvaluation { get; private set; }

    /// <summary>Whether the adapter switched gradients off.</summary>
    public bool WasWithoutGradients { get; private set; }

    /// <inheritdoc/>
    public ValueTask<RuntimeProblem?> CheckAsync(CancellationToken cancellationToken) => new((RuntimeProblem?)null);

    /// <inheritdoc/>
    public ValueTask<ILoadedCostModel> LoadAsync(CostModelRequest request, CancellationToken cancellationToken) => new(this);

    /// <inheritdoc/>
    public ValueTask PrepareAsync(ModelPreparation preparation, CancellationToken cancellationToken)
    {
        WasEvaluation = preparation.Evaluation;
        WasWithoutGradients = !preparation.Gradients;
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<object?> GetCostAsync(IReadOnlyDictionary<string, NdArray> info, NdArray candidates, CancellationToken cancellationToken)
    {
        int samples = candidates.Shape[1];
        int horizon = candidates.Shape[2];
        if (candidates.Shape[3] != 3)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The demo's waypoints have 3 coordinates, not {candidates.Shape[3]}."));
        }

        double[] costs = new double[samples];
        for (int sample = 0; sample < samples; sample++)
        {
            costs[sample] = Math.Round(Cost(candidates, sample * horizon, horizon), Decimals, MidpointRounding.AwayFromZero);
        }

        Costs = costs;
        return new ValueTask<object?>(NdArray.Of(costs, 1, samples));
    }

    private static double Cost(NdArray candidates, int first, int horizon)
    {
        (double x, double y, double z) at = (0, DemoScene.Y, 0);
        double way = 0;
        for (int point = first; point < first + horizon; point++)
        {
            (double x, double y, double z) next = (candidates.ToDouble(point * 3), candidates.ToDouble((point * 3) + 1), candidates.ToDouble((point * 3) + 2));
            way += Math.Sqrt(Square(next.x - at.x) + Square(next.y - at.y) + Square(next.z - at.z));
            at = next;
        }

        return DemoScene.Distance(at.x, at.y, at.z) + (WayWeight * way);
    }

    private static double Square(double value) => value * value;
}
