using WorldForge.Planning;

namespace WorldForge.Tests.Planning;

public sealed class LatentMpcConvergenceTests
{
    private const int Samples = 300;
    private const int Iterations = 30;
    private const int Elites = 30;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-7)]
    [InlineData(long.MaxValue)]
    public async Task An_ill_conditioned_bowl_is_solved(long seed)
    {
        double[] values = await BestAsync(2, seed, 2, plan =>
        {
            double total = 0;
            for (int at = 0; at < plan.Length; at++)
            {
                total += Math.Pow(10, at % 4) * (plan[at] - (0.1 * at)) * (plan[at] - (0.1 * at));
            }

            return total;
        });

        for (int at = 0; at < values.Length; at++)
        {
            Assert.Equal(0.1 * at, values[at], 0.05);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(-11)]
    [InlineData(1234567)]
    public async Task The_global_minimum_among_a_hundred_local_ones_is_found(long seed)
    {
        // Rastrigin's function with its minimum moved away from the middle of the bounds.
        double[] values = await BestAsync(1, seed, 5.12, plan =>
            plan.Sum(value => 10 + ((value - 1) * (value - 1)) - (10 * Math.Cos(2 * Math.PI * (value - 1)))));

        Assert.All(values, value => Assert.Equal(1, value, 0.01));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(-5)]
    public async Task The_deeper_of_two_wells_is_found(long seed)
    {
        double[] values = await BestAsync(1, seed, 3, plan =>
            -Math.Exp(-4 * ((plan[0] + 1.5) * (plan[0] + 1.5))) - (2 * Math.Exp(-4 * ((plan[0] - 1.5) * (plan[0] - 1.5)))) + (plan[1] * plan[1]));

        Assert.Equal(1.5, values[0], 0.02);
        Assert.Equal(0, values[1], 0.02);
    }

    private static async Task<double[]> BestAsync(int horizon, long seed, double limit, Func<double[], double> cost)
    {
        var config = new PlannerConfig(
            horizon,
            Samples,
            Iterations,
            Elites,
            horizon,
            limit,
            seed: seed,
            actionParameterBounds: [new("x", -limit, limit), new("y", -limit, limit)]);
        MpcStepResult result = await FunctionCost.StepAsync(new LatentMpcController(new FunctionCost(cost), config));
        return FunctionCost.Values(result.Actions);
    }
}
