using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Providers.Http;

/// <summary>The request policy of a remote provider, as it appears in its profile.</summary>
public sealed record ProviderRequestPolicy
{
    private const int RemoteAttempts = 3;
    private const double RemoteMultiplier = 2;
    private static readonly TimeSpan RemoteBackoff = TimeSpan.FromSeconds(0.25);
    private static readonly TimeSpan LongestHealthProbe = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(30);

    /// <summary>Health probes.</summary>
    public required RequestOperationPolicy Health { get; init; }

    /// <summary>Create-style requests. A POST or PATCH without an idempotency key is sent once, whatever this says.</summary>
    public required RequestOperationPolicy Request { get; init; }

    /// <summary>Questions about a remote task; its budget covers the whole task, waits included.</summary>
    public required RequestOperationPolicy Polling { get; init; }

    /// <summary>Downloads of artifacts.</summary>
    public required RequestOperationPolicy Download { get; init; }

    /// <summary>The default policy of a remote provider.</summary>
    /// <param name="requestTimeout">Limit of one request; positive.</param>
    /// <returns>
    /// Requests and downloads up to <paramref name="requestTimeout"/>, health probes up to 10 s and polls up to 30 s of it; requests once,
    /// the others three times with waits of 0.25 s and 0.5 s; no budget.
    /// </returns>
    /// <exception cref="WorldForgeException">Not positive.</exception>
    public static ProviderRequestPolicy RemoteDefaults(TimeSpan requestTimeout)
    {
        var retry = new RetryPolicy { MaxAttempts = RemoteAttempts, Backoff = RemoteBackoff, BackoffMultiplier = RemoteMultiplier };
        return new ProviderRequestPolicy
        {
            Health = new() { Timeout = Shorter(requestTimeout, LongestHealthProbe), Retry = retry },
            Request = new() { Timeout = requestTimeout },
            Polling = new() { Timeout = Shorter(requestTimeout, LongestPoll), Retry = retry },
            Download = new() { Timeout = requestTimeout, Retry = retry },
        };
    }

    /// <summary>Reads the JSON form.</summary>
    /// <param name="json">An object with the four operations.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="WorldForgeException">A field is absent, unknown, or of the wrong type or range; the message names it.</exception>
    public static ProviderRequestPolicy FromJson(JsonObject json)
    {
        var fields = new JsonFields(json, "request_policy");
        fields.RejectUnknown("health", "request", "polling", "download");
        return new ProviderRequestPolicy
        {
            Health = RequestOperationPolicy.FromJson(fields.RequiredFields("health")),
            Request = RequestOperationPolicy.FromJson(fields.RequiredFields("request")),
            Polling = RequestOperationPolicy.FromJson(fields.RequiredFields("polling")),
            Download = RequestOperationPolicy.FromJson(fields.RequiredFields("download")),
        };
    }

    /// <summary>The policy of one kind of operation.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The policy.</returns>
    public RequestOperationPolicy For(HttpOperationKind kind) => kind switch
    {
        HttpOperationKind.Health => Health,
        HttpOperationKind.Request => Request,
        HttpOperationKind.Polling => Polling,
        HttpOperationKind.Download => Download,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Is not one of the four kinds."),
    };

    /// <summary>The JSON form, with every field.</summary>
    /// <returns>A new object; durations are seconds.</returns>
    public JsonObject ToJson() => JsonObject.Create(
        ("health", Health.ToJson()),
        ("request", Request.ToJson()),
        ("polling", Polling.ToJson()),
        ("download", Download.ToJson()));

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
