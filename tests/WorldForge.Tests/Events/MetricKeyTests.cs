using WorldForge.Events;

namespace WorldForge.Tests.Events;

public sealed class MetricKeyTests
{
    [Theory]
    [InlineData("a", "x", "b", "a", -1)]
    [InlineData("a", "x", "a", "y", -1)]
    [InlineData("a", "x", "a", "x", 0)]
    [InlineData("B", "x", "a", "x", -1)]
    public void Orders_by_provider_then_operation_ordinally(string provider, string operation, string otherProvider, string otherOperation, int expected)
    {
        var (left, right) = (new MetricKey(provider, operation), new MetricKey(otherProvider, otherOperation));

        Assert.Equal(expected, Math.Sign(left.CompareTo(right)));
        Assert.Equal([expected < 0, expected > 0, expected <= 0, expected >= 0], new[] { left < right, (left > right), left <= right, (left >= right) });
    }
}
