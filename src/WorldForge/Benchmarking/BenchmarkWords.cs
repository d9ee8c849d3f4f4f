using System.Collections.Immutable;
using System.Globalization;
using WorldForge.Capabilities;

namespace WorldForge.Benchmarking;

/// <summary>The fixed texts and number forms of benchmark reports.</summary>
internal static class BenchmarkWords
{
    public const string SuiteId = "benchmark";

    public const string SuiteVersion = "benchmark:1";

    public const string ClaimBoundary =
        "These numbers describe how these adapters ran these inputs on one machine at one time. They say nothing about model quality, "
        + "physical fidelity, safety or other machines, and they are not a leaderboard.";

    public const string MetricSemantics =
        "Latencies are milliseconds of wall time of successful calls, at least 0.1, lower is better; percentiles interpolate linearly. "
        + "Throughput is successful calls per second of the batch, higher is better. Errors and retries are counts, lower is better.";

    public static string Of(Capability operation) => operation.ToWireName();

    public static string Joined(ImmutableArray<Capability> operations) => string.Join(", ", operations.Select(Of));

    /// <summary>Two decimals, or a dash.</summary>
    public static string Short(double? value) => value is { } number ? number.ToString("F2", CultureInfo.InvariantCulture) : "-";

    /// <summary>Four decimals, or nothing.</summary>
    public static string Long(double? value) => value is { } number ? number.ToString("F4", CultureInfo.InvariantCulture) : "";

    public static string Count(long value) => value.ToString(CultureInfo.InvariantCulture);
}
