using System.Collections.Immutable;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Providers.Http;

/// <summary>How often one request is attempted, and how long to wait in between.</summary>
public sealed record RetryPolicy
{
    private const int SmallestStatusCode = 100;
    private const int LargestStatusCode = 599;

    private static readonly ImmutableArray<int> DefaultStatusCodes = [408, 429, 500, 502, 503, 504];

    /// <summary>Attempts in all.</summary>
    /// <value>At least 1; default 1, which means no retry.</value>
    /// <exception cref="WorldForgeException">Smaller; the message names <c>max_attempts</c>.</exception>
    public int MaxAttempts { get; init => field = Check.PositiveInt(value, "max_attempts"); } = 1;

    /// <summary>Wait before the second attempt.</summary>
    /// <value>Not negative; default 0.</value>
    /// <exception cref="WorldForgeException">Negative; the message names <c>backoff_seconds</c>.</exception>
    public TimeSpan Backoff { get; init => field = PolicySeconds.NotNegative(value, "backoff_seconds"); }

    /// <summary>Factor by which the wait grows from attempt to attempt.</summary>
    /// <value>Finite, at least 1; default 1.</value>
    /// <exception cref="WorldForgeException">Smaller or not finite; the message names <c>backoff_multiplier</c>.</exception>
    public double BackoffMultiplier
    {
        get;
        init => field = Check.Finite(value, "backoff_multiplier") >= 1
            ? value
            : throw Check.Invalid("backoff_multiplier", "must be at least 1");
    } = 1;

    /// <summary>Statuses from 400 that are worth another attempt.</summary>
    /// <value>Each from 100 to 599; default 408, 429, 500, 502, 503, 504.</value>
    /// <exception cref="WorldForgeException">Out of range; the message names <c>retryable_status_codes</c>.</exception>
    public ImmutableArray<int> RetryableStatusCodes
    {
        get;
        init => field = !value.IsDefault && value.All(code => code is >= SmallestStatusCode and <= LargestStatusCode)
            ? value
            : throw Check.Invalid("retryable_status_codes", "must be integers from 100 to 599");
    } = DefaultStatusCodes;

    /// <summary>Reads the JSON form; what is absent has its default.</summary>
    /// <param name="fields">The object.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="WorldForgeException">A field has the wrong type or range, or is unknown; the message names it.</exception>
    public static RetryPolicy FromJson(JsonFields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        fields.RejectUnknown("max_attempts", "backoff_seconds", "backoff_multiplier", "retryable_status_codes");
        return new RetryPolicy
        {
            MaxAttempts = fields.OptionalPositiveInt("max_attempts") ?? 1,
            Backoff = PolicySeconds.Of(fields.OptionalNonNegative("backoff_seconds") ?? 0, fields.PathOf("backoff_seconds")),
            BackoffMultiplier = fields.OptionalFinite("backoff_multiplier") ?? 1,
            RetryableStatusCodes = fields.OptionalList("retryable_status_codes") is { } codes
                ? [.. codes.Select((code, index) => Check.PositiveInt(code, fields.PathOf($"retryable_status_codes[{index}]")))]
                : DefaultStatusCodes,
        };
    }

    /// <summary>The wait before an attempt.</summary>
    /// <param name="attempt">Number of the attempt, from 1.</param>
    /// <returns>
    /// Zero before the first; before attempt n, <see cref="Backoff"/> times <see cref="BackoffMultiplier"/> to the power n - 2; at most
    /// <see cref="TimeSpan.MaxValue"/>.
    /// </returns>
    public TimeSpan DelayBefore(int attempt)
    {
        if (attempt <= 1 || Backoff == TimeSpan.Zero)
        {
            return TimeSpan.Zero;
        }

        double seconds = Backoff.TotalSeconds * Math.Pow(BackoffMultiplier, attempt - 2);
        return seconds < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds(seconds) : TimeSpan.MaxValue;
    }

    /// <summary>The JSON form, with every field.</summary>
    /// <returns>A new object; durations are seconds.</returns>
    public JsonObject ToJson() => JsonObject.Create(
        ("max_attempts", MaxAttempts),
        ("backoff_seconds", Backoff.TotalSeconds),
        ("backoff_multiplier", BackoffMultiplier),
        ("retryable_status_codes", JsonList.Create(RetryableStatusCodes.Select(code => (JsonValue)code))));

    /// <inheritdoc/>
    public bool Equals(RetryPolicy? other) => other is not null
        && (MaxAttempts, Backoff, BackoffMultiplier) == (other.MaxAttempts, other.Backoff, other.BackoffMultiplier)
        && RetryableStatusCodes.SequenceEqual(other.RetryableStatusCodes);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(MaxAttempts, Backoff, BackoffMultiplier, RetryableStatusCodes.Length);
}
