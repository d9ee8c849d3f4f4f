using WorldForge.Events;
using WorldForge.Providers.Http;
using WorldForge.Testing;

namespace WorldForge.Tests.Providers.Http;

/// <summary>A client in virtual time: a manual clock, a verbatim handler, a recorder and a resolver that knows one public address.</summary>
internal sealed class HttpBench : IDisposable
{
    public static readonly string[] PublicAddress = ["93.184.216.34"];

    private readonly Lazy<ProviderHttpClient> _client;

    public HttpBench()
    {
        Handler = new VerbatimHandler(Clock);
        Options = new ProviderHttpOptions
        {
            Provider = "remote",
            BaseUrl = ProviderBaseUrl.Parse("https://api.example.org/v1", "remote"),
            Policy = ProviderRequestPolicy.RemoteDefaults(TimeSpan.FromSeconds(60)),
            Handler = Handler,
            Resolver = new StubResolver(PublicAddress),
            Time = Clock,
            Events = Recorder,
            Delivery = new EventDelivery(strict: true),
        };
        _client = new Lazy<ProviderHttpClient>(() => new ProviderHttpClient(Options));
    }

    public ManualTimeProvider Clock { get; } = new();

    public VerbatimHandler Handler { get; }

    public InMemoryRecorderSink Recorder { get; } = new();

    public ProviderHttpOptions Options { get; set; }

    public ProviderHttpClient Client => _client.Value;

    public IReadOnlyList<string> Phases => [.. Recorder.Events.Select(e => e.Phase)];

    public ProviderEvent Last => Recorder.Events[^1];

    public static ProviderHttpRequest Get(HttpOperationKind kind = HttpOperationKind.Health) =>
        new() { Operation = "health", Kind = kind, Path = "/status" };

    /// <summary>The same policy for all four kinds.</summary>
    public HttpBench WithPolicy(int attempts, double backoff = 0, double multiplier = 1, double timeout = 60, double? budget = null)
    {
        var policy = new RequestOperationPolicy
        {
            Timeout = TimeSpan.FromSeconds(timeout),
            Retry = new RetryPolicy { MaxAttempts = attempts, Backoff = TimeSpan.FromSeconds(backoff), BackoffMultiplier = multiplier },
            MaxElapsed = budget is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        };
        Options = Options with { Policy = new() { Health = policy, Request = policy, Polling = policy, Download = policy } };
        return this;
    }

    /// <summary>
    /// Lets the clock run until the task is over. It runs on a thread without a synchronization context, where what a timer wakes goes on
    /// inside <see cref="ManualTimeProvider.Advance"/>, so that the clock never runs ahead of the operation.
    /// </summary>
    public Task<T> RunAsync<T>(Task<T> task) => Task.Run(async () =>
    {
        for (int i = 0; !task.IsCompleted; i++)
        {
            Assert.True(i < 100_000, "The operation does not end in virtual time.");
            Clock.Advance(TimeSpan.FromMilliseconds(25));
        }

        return await task;
    });

    public Task<ProviderJsonResponse> SendAsync(ProviderHttpRequest? request = null, CancellationToken? cancellationToken = null) =>
        RunAsync(Client.SendJsonAsync(request ?? Get(), cancellationToken ?? TestContext.Current.CancellationToken));

    public Task<ProviderException> FailAsync(ProviderHttpRequest? request = null) =>
        Assert.ThrowsAnyAsync<ProviderException>(() => SendAsync(request));

    public void Dispose()
    {
        if (_client.IsValueCreated)
        {
            _client.Value.Dispose();
        }

        Handler.Dispose();
    }
}
