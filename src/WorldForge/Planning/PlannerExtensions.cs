using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Planning;

/// <summary>Optional departures from the plain cross-entropy method. Each is off unless it is set.</summary>
public sealed record PlannerExtensions
{
    /// <summary>All off: every planning step starts from the middle of the bounds and runs all its iterations.</summary>
    public static PlannerExtensions None { get; } = new();

    /// <summary>
    /// Whether a planning step starts from the means with which the one before ended, moved ahead by the executed steps
    /// and filled up with the middle of the bounds. Deviations start wide as ever.
    /// </summary>
    /// <value>False by default.</value>
    public bool WarmStart { get; init; }

    /// <summary>The share of the old mean and deviation that a refit keeps.</summary>
    /// <value>From 0, the default, to below 1.</value>
    public double Momentum
    {
        get;
        init => field = double.IsFinite(value) && value is >= 0 and < 1 ? value : throw Check.Invalid("momentum", "must be at least 0 and below 1");
    }

    /// <summary>Whether the best plan so far takes part again as the first sample of each later iteration.</summary>
    /// <value>False by default. The other samples stay as they would be.</value>
    public bool KeepElite { get; init; }

    /// <summary>Ends a planning step once no deviation is above this, in action units.</summary>
    /// <value>Null by default. Below the least deviation it never applies.</value>
    public double? EarlyStopTolerance
    {
        get;
        init => field = value is null ? null : Check.NonNegative(value.Value, "early_stop_tolerance");
    }

    /// <summary>The time that one planning step may take, scoring included.</summary>
    /// <value>Null by default; above zero. A step that takes longer fails with <see cref="ProviderBudgetExceededException"/>.</value>
    public TimeSpan? MaxElapsed
    {
        get;
        init => field = value is null || (value > TimeSpan.Zero && value.Value.TotalMilliseconds <= uint.MaxValue - 1)
            ? value
            : throw Check.Invalid("max_elapsed", "must be above zero and at most 49 days");
    }

    internal static PlannerExtensions Read(JsonFields fields) => new()
    {
        WarmStart = fields.OptionalBoolean("warm_start") ?? false,
        Momentum = fields.OptionalFinite("momentum") ?? 0,
        KeepElite = fields.OptionalBoolean("keep_elite") ?? false,
        EarlyStopTolerance = fields.OptionalFinite("early_stop_tolerance"),
        MaxElapsed = fields.OptionalFinite("max_elapsed_seconds") is { } seconds ? Seconds(seconds) : null,
    };

    internal JsonObject ToJson() => JsonObject.Create(
        ("warm_start", WarmStart),
        ("momentum", Momentum),
        ("keep_elite", KeepElite),
        ("early_stop_tolerance", EarlyStopTolerance),
        ("max_elapsed_seconds", MaxElapsed?.TotalSeconds));

    private static TimeSpan Seconds(double seconds) =>
        Math.Abs(seconds) <= uint.MaxValue ? TimeSpan.FromSeconds(seconds) : throw Check.Invalid("max_elapsed", "must be above zero and at most 49 days");
}
