using WorldForge.Events;

namespace WorldForge.Providers.Http;

/// <summary>What a <see cref="ProviderHttpClient"/> is made of.</summary>
public sealed record ProviderHttpOptions
{
    private const int Mebibyte = 1024 * 1024;

    /// <summary>The provider's name in events and faults.</summary>
    public required string Provider { get; init; }

    /// <summary>Where its requests go.</summary>
    public required ProviderBaseUrl BaseUrl { get; init; }

    /// <summary>Attempts, time limits and budgets.</summary>
    public required ProviderRequestPolicy Policy { get; init; }

    /// <summary>Which destinations are allowed.</summary>
    /// <value>Default: every host that is not local or private.</value>
    public DestinationPolicy Destinations { get; init; } = new();

    /// <summary>Headers of every request to the base URL's origin, such as <c>Authorization</c>; never sent to another origin.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Sends the requests; it must not follow redirects. The caller keeps it.</summary>
    /// <value>
    /// Default <see langword="null"/>: a handler of <see cref="ProviderHttpHandlers.Create"/>, which connects to checked addresses only.
    /// With another handler the destination is checked before each request, but the handler does its own lookup.
    /// </value>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>Resolves host names.</summary>
    /// <value>Default: the operating system.</value>
    public IHostResolver Resolver { get; init; } = new SystemHostResolver();

    /// <summary>The clock of time limits, waits and durations.</summary>
    /// <value>Default: the system's.</value>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Receives the events.</summary>
    /// <value>Default <see langword="null"/>: no events.</value>
    public IProviderEventHandler? Events { get; init; }

    /// <summary>Delivers the events.</summary>
    /// <value>Default: a delivery that contains and counts what a handler throws.</value>
    public EventDelivery Delivery { get; init; } = new();

    /// <summary>Most bytes of a JSON answer, after decoding.</summary>
    /// <value>Positive; default 16 MiB.</value>
    public int MaxJsonBytes
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Must be positive.");
    } = 16 * Mebibyte;

    /// <summary>Longest wait that a server may ask for with <c>Retry-After</c>; a longer one ends the operation with a failure.</summary>
    /// <value>Not negative; default 60 s; zero ignores the header.</value>
    /// <remarks>The wait is the longer of this header and the policy's, and it must fit into the budget.</remarks>
    public TimeSpan MaxRetryAfter
    {
        get;
        init => field = value >= TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Must not be negative.");
    } = TimeSpan.FromSeconds(60);
}
