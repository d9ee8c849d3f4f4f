namespace WorldForge.Planning;

/// <summary>Orders samples from best to worst; equal scores keep the order of the samples, whichever direction is better.</summary>
internal static class EliteOrder
{
    /// <summary>Fills <paramref name="order"/> with the indexes of the scores, best first.</summary>
    public static void Fill(ReadOnlySpan<double> scores, bool lowerIsBetter, Span<int> order, Span<double> keys)
    {
        for (int sample = 0; sample < order.Length; sample++)
        {
            order[sample] = sample;

            // Zero is added because minus zero and zero are the same score, and the sort of keys must see it so.
            keys[sample] = (lowerIsBetter ? scores[sample] : -scores[sample]) + 0.0;
        }

        keys.Sort(order);
        RestoreSampleOrder(keys, order);
    }

    // The sort is not stable: within a run of equal keys the samples are put back in order.
    private static void RestoreSampleOrder(ReadOnlySpan<double> keys, Span<int> order)
    {
        int start = 0;
        for (int at = 1; at <= keys.Length; at++)
        {
            if (at == keys.Length || keys[at] > keys[start])
            {
                order[start..at].Sort();
                start = at;
            }
        }
    }
}
