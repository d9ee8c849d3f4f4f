using System.Collections.Immutable;
using WorldForge.Randomness;

namespace WorldForge.Planning;

/// <summary>An independent normal distribution per step and parameter, cut to the bounds: what the search samples and refits.</summary>
internal sealed class PlanDistribution
{
    private readonly PlannerConfig _config;
    private readonly ImmutableArray<ActionParameterBounds> _bounds;
    private readonly double[] _mean;
    private readonly double[] _deviation;

    public PlanDistribution(PlannerConfig config)
    {
        _config = config;
        _bounds = config.ActionParameterBounds;
        _mean = new double[config.Horizon * _bounds.Length];
        _deviation = new double[_mean.Length];
        ResetMean(0);
        ResetDeviation();
    }

    public ReadOnlySpan<double> Mean => _mean;

    public ReadOnlySpan<double> Deviation => _deviation;

    /// <summary>Starts over from the middle of the bounds.</summary>
    public void Reset()
    {
        ResetMean(0);
        ResetDeviation();
    }

    /// <summary>Starts over from the means of before, moved ahead by some steps.</summary>
    public void Shift(int steps)
    {
        int moved = steps * _bounds.Length;
        _mean.AsSpan(moved).CopyTo(_mean);
        ResetMean(_mean.Length - moved);
        ResetDeviation();
    }

    /// <summary>Draws plans in the order sample, step, parameter.</summary>
    public void Sample(Xoshiro256StarStar random, Span<double> plans)
    {
        for (int plan = 0; plan < plans.Length; plan += _mean.Length)
        {
            Span<double> values = plans.Slice(plan, _mean.Length);
            int parameter = 0;
            for (int at = 0; at < values.Length; at++)
            {
                ActionParameterBounds bounds = _bounds[parameter];
                values[at] = Math.Clamp(_mean[at] + (_deviation[at] * random.NextNormal()), bounds.Lower, bounds.Upper);
                parameter = parameter + 1 == _bounds.Length ? 0 : parameter + 1;
            }
        }
    }

    /// <summary>Takes over the mean and the population deviation of the elites.</summary>
    public void Refit(ReadOnlySpan<double> plans, ReadOnlySpan<int> elites)
    {
        double kept = _config.Extensions.Momentum;
        for (int at = 0; at < _mean.Length; at++)
        {
            ActionParameterBounds bounds = _bounds[at % _bounds.Length];
            double mean = Math.Clamp(EliteMean(plans, elites, at), bounds.Lower, bounds.Upper);
            double deviation = EliteDeviation(plans, elites, at, mean, bounds.HalfWidth);
            if (kept > 0)
            {
                mean = Math.Clamp((kept * _mean[at]) + ((1 - kept) * mean), bounds.Lower, bounds.Upper);
                deviation = (kept * _deviation[at]) + ((1 - kept) * deviation);
            }

            _mean[at] = mean;
            _deviation[at] = Math.Max(_config.MinStd, deviation);
        }
    }

    // Each share is divided before it is added: bounds near the end of the range must not overflow.
    private double EliteMean(ReadOnlySpan<double> plans, ReadOnlySpan<int> elites, int at)
    {
        double mean = 0;
        foreach (int elite in elites)
        {
            mean += plans[(elite * _mean.Length) + at] / elites.Length;
        }

        return mean;
    }

    // Differences are taken in units of the half width, for the same reason; halving is exact.
    private double EliteDeviation(ReadOnlySpan<double> plans, ReadOnlySpan<int> elites, int at, double mean, double halfWidth)
    {
        double unit = halfWidth > 0 ? halfWidth : 1;
        double squares = 0;
        foreach (int elite in elites)
        {
            double half = ((0.5 * plans[(elite * _mean.Length) + at]) - (0.5 * mean)) / unit;
            squares += half * half;
        }

        return unit * (2 * Math.Sqrt(squares / elites.Length));
    }

    private void ResetMean(int from)
    {
        for (int at = from; at < _mean.Length; at++)
        {
            _mean[at] = _bounds[at % _bounds.Length].Midpoint;
        }
    }

    private void ResetDeviation()
    {
        for (int at = 0; at < _deviation.Length; at++)
        {
            _deviation[at] = Math.Min(_config.InitStd, Math.Max(_config.MinStd, _bounds[at % _bounds.Length].HalfWidth));
        }
    }
}
