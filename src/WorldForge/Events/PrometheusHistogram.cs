using System.Text;

namespace WorldForge.Events;

/// <summary>Bucket counts of one labelled histogram. Not thread-safe.</summary>
internal sealed class PrometheusHistogram(bool inMilliseconds)
{
    private const double MillisecondsPerSecond = 1000;

    private readonly long[] _buckets = new long[HistogramBounds.Milliseconds.Length];
    private readonly double _scale = inMilliseconds ? MillisecondsPerSecond : 1;
    private long _count;
    private double _sum;

    public void Observe(double value)
    {
        int bucket = 0;
        while (bucket < _buckets.Length && value > HistogramBounds.Milliseconds[bucket])
        {
            bucket++;
        }

        if (bucket < _buckets.Length)
        {
            _buckets[bucket]++;
        }

        _count++;
        _sum += value;
    }

    public void Append(StringBuilder text, string name, MetricLabels labels)
    {
        long below = 0;
        for (int i = 0; i < _buckets.Length; i++)
        {
            below += _buckets[i];
            PrometheusText.AppendSample(text, $"{name}_bucket", labels, PrometheusText.Number(HistogramBounds.Milliseconds[i] / _scale), below);
        }

        PrometheusText.AppendSample(text, $"{name}_bucket", labels, "+Inf", _count);
        PrometheusText.AppendSample(text, $"{name}_sum", labels, bound: null, _sum / _scale);
        PrometheusText.AppendSample(text, $"{name}_count", labels, bound: null, _count);
    }
}
