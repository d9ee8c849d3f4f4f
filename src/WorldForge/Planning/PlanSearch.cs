using WorldForge.Randomness;

namespace WorldForge.Planning;

/// <summary>One controller's search: proposes plans, learns from their scores, keeps the best plan of a planning step.</summary>
/// <remarks>All buffers live as long as the controller; nothing is allocated per sample.</remarks>
internal sealed class PlanSearch
{
    private readonly PlannerConfig _config;
    private readonly Xoshiro256StarStar _random;
    private readonly PlanDistribution _distribution;
    private readonly double[] _plans;
    private readonly double[] _best;
    private readonly double[] _keys;
    private readonly int[] _order;
    private bool _canContinue;

    public PlanSearch(PlannerConfig config)
    {
        _config = config;
        _random = new Xoshiro256StarStar(unchecked((ulong)config.Seed));
        _distribution = new PlanDistribution(config);
        int planLength = config.Horizon * config.ActionParameterBounds.Length;
        _plans = new double[config.NumSamples * planLength];
        _best = new double[planLength];
        _keys = new double[config.NumSamples];
        _order = new int[config.NumSamples];
    }

    /// <summary>The plans of the running iteration.</summary>
    public ReadOnlyMemory<double> Plans => _plans;

    /// <summary>The best plan of the running planning step.</summary>
    public ReadOnlySpan<double> Best => _best;

    public List<double> IterationBest { get; } = [];

    public List<double> RunningBest { get; } = [];

    public bool HasConverged
    {
        get
        {
            if (_config.Extensions.EarlyStopTolerance is not { } tolerance)
            {
                return false;
            }

            foreach (double deviation in _distribution.Deviation)
            {
                if (deviation > tolerance)
                {
                    return false;
                }
            }

            return true;
        }
    }

    public void Begin()
    {
        if (_canContinue && _config.Extensions.WarmStart)
        {
            _distribution.Shift(_config.ExecuteK);
        }
        else
        {
            _distribution.Reset();
        }

        IterationBest.Clear();
        RunningBest.Clear();
        _canContinue = false;
    }

    public void Propose()
    {
        _distribution.Sample(_random, _plans);
        if (_config.Extensions.KeepElite && RunningBest.Count > 0)
        {
            _best.CopyTo(_plans, 0);
        }
    }

    public void Learn(ReadOnlySpan<double> scores, int bestIndex, bool lowerIsBetter)
    {
        double score = scores[bestIndex];
        IterationBest.Add(score);
        if (RunningBest.Count == 0 || (lowerIsBetter ? score < RunningBest[^1] : score > RunningBest[^1]))
        {
            _plans.AsSpan(bestIndex * _best.Length, _best.Length).CopyTo(_best);
            RunningBest.Add(score);
        }
        else
        {
            RunningBest.Add(RunningBest[^1]);
        }

        EliteOrder.Fill(scores, lowerIsBetter, _order, _keys);
        _distribution.Refit(_plans, _order.AsSpan(0, _config.NumElites));
    }

    /// <summary>Ends a planning step that found a plan: only from such a step may the next one start warm.</summary>
    public void Complete() => _canContinue = true;
}
