namespace WorldForge.Benchmarking.Statistics;

/// <summary>
/// The sorted differences of every value of the second sample and every value of the first, without making them: for two samples of a
/// hundred thousand values there are ten thousand million.
/// </summary>
internal sealed class PairwiseDifferences
{
    private readonly double[] _first;
    private readonly double[] _second;

    public PairwiseDifferences(IEnumerable<double> first, IEnumerable<double> second)
    {
        _first = [.. first.Order()];
        _second = [.. second.Order()];
    }

    public long Count => (long)_first.Length * _second.Length;

    /// <summary>The difference that <paramref name="rank"/> differences, itself included, do not exceed; from 1.</summary>
    public double At(long rank)
    {
        // A double's bits, as a number, order like the double itself, so that halving finds it in at most 64 steps.
        long low = Key(_second[0] - _first[^1]);
        long high = Key(_second[^1] - _first[0]);
        while (low < high)
        {
            long middle = unchecked(low + (long)((ulong)(high - low) / 2));
            if (CountUpTo(Value(middle)) >= rank)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return Value(low);
    }

    /// <summary>The median of all differences: Hodges and Lehmann's estimate of the shift.</summary>
    public double Median() =>
        Count % 2 == 1 ? At((Count + 1) / 2) : (At(Count / 2) / 2) + (At((Count / 2) + 1) / 2);

    private long CountUpTo(double limit)
    {
        long count = 0;
        int j = 0;
        // As the first value grows, so does the number of second values with a difference up to the limit.
        foreach (double value in _first)
        {
            while (j < _second.Length && _second[j] - value <= limit)
            {
                j++;
            }

            count += j;
        }

        return count;
    }

    private static long Key(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        return bits >= 0 ? bits : unchecked(long.MinValue - bits);
    }

    private static double Value(long key) => BitConverter.Int64BitsToDouble(key >= 0 ? key : unchecked(long.MinValue - key));
}
