namespace WorldForge.Events;

/// <summary>A pair of provider and operation. Names are ASCII, so ordinal order is code-point order.</summary>
internal readonly record struct MetricKey(string Provider, string Operation) : IComparable<MetricKey>
{
    public int CompareTo(MetricKey other)
    {
        int byProvider = string.CompareOrdinal(Provider, other.Provider);
        return byProvider != 0 ? byProvider : string.CompareOrdinal(Operation, other.Operation);
    }

    public static bool operator <(MetricKey left, MetricKey right) => left.CompareTo(right) < 0;

    public static bool operator >(MetricKey left, MetricKey right) => left.CompareTo(right) > 0;

    public static bool operator <=(MetricKey left, MetricKey right) => left.CompareTo(right) <= 0;

    public static bool operator >=(MetricKey left, MetricKey right) => left.CompareTo(right) >= 0;
}
