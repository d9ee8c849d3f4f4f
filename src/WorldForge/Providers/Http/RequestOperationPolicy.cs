using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Providers.Http;

/// <summary>Time limits and attempts of one kind of operation.</summary>
public sealed record RequestOperationPolicy
{
    /// <summary>Limit of one HTTP attempt, reading of the body included.</summary>
    /// <value>Positive.</value>
    /// <exception cref="WorldForgeException">Not positive; the message names <c>timeout_seconds</c>.</exception>
    public required TimeSpan Timeout { get; init => field = PolicySeconds.Positive(value, "timeout_seconds"); }

    /// <summary>Attempts and waits.</summary>
    /// <value>Default: one attempt.</value>
    public RetryPolicy Retry { get; init; } = new();

    /// <summary>Budget of the whole operation: attempts, waits and polls together.</summary>
    /// <value>Positive; default <see langword="null"/>, no limit.</value>
    /// <exception cref="WorldForgeException">Not positive; the message names <c>max_elapsed_seconds</c>.</exception>
    public TimeSpan? MaxElapsed
    {
        get;
        init => field = value is { } budget ? PolicySeconds.Positive(budget, "max_elapsed_seconds") : null;
    }

    /// <summary>Reads the JSON form.</summary>
    /// <param name="fields">The object; <c>timeout_seconds</c> is required.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="WorldForgeException">A field has the wrong type or range, or is unknown; the message names it.</exception>
    public static RequestOperationPolicy FromJson(JsonFields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        fields.RejectUnknown("timeout_seconds", "retry", "max_elapsed_seconds");
        return new RequestOperationPolicy
        {
            Timeout = PolicySeconds.Of(fields.RequiredFinite("timeout_seconds"), fields.PathOf("timeout_seconds")),
            Retry = fields.OptionalFields("retry") is { } retry ? RetryPolicy.FromJson(retry) : new RetryPolicy(),
            MaxElapsed = fields.OptionalFinite("max_elapsed_seconds") is { } seconds
                ? PolicySeconds.Of(seconds, fields.PathOf("max_elapsed_seconds"))
                : null,
        };
    }

    /// <summary>The JSON form, with every field.</summary>
    /// <returns>A new object; durations are seconds, an absent budget is <c>null</c>.</returns>
    public JsonObject ToJson() => JsonObject.Create(
        ("timeout_seconds", Timeout.TotalSeconds),
        ("retry", Retry.ToJson()),
        ("max_elapsed_seconds", MaxElapsed?.TotalSeconds));
}
