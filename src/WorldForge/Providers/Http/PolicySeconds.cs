using WorldForge.Validation;

namespace WorldForge.Providers.Http;

/// <summary>Durations of a policy: time spans in code, seconds in JSON.</summary>
internal static class PolicySeconds
{
    public static TimeSpan NotNegative(TimeSpan value, string field) =>
        value >= TimeSpan.Zero ? value : throw Check.Invalid(field, "must be at least 0");

    public static TimeSpan Positive(TimeSpan value, string field) =>
        value > TimeSpan.Zero ? value : throw Check.Invalid(field, "must be greater than 0");

    /// <exception cref="WorldForgeException">The number is not finite, or no time span can hold it.</exception>
    public static TimeSpan Of(double seconds, string field) =>
        Math.Abs(Check.Finite(seconds, field)) < TimeSpan.MaxValue.TotalSeconds
            ? TimeSpan.FromSeconds(seconds)
            : throw Check.Invalid(field, "is too large");
}
