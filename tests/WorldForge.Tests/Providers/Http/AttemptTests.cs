using WorldForge.Providers.Http;
using WorldForge.Serialization;

namespace WorldForge.Tests.Providers.Http;

public sealed class AttemptTests
{
    public static TheoryData<int, int> AttemptsByStatus
    {
        get
        {
            var data = new TheoryData<int, int>();
            foreach (int attempts in (int[])[1, 2, 3, 5])
            {
                foreach (int status in (int[])[300, 301, 302, 304, 307, 308, 400, 401, 403, 404, 408, 409, 422, 429, 500, 501, 502, 503, 504, 505])
                {
                    data.Add(attempts, status);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(AttemptsByStatus))]
    public async Task Attempts_as_often_as_status_and_policy_say(int attempts, int status)
    {
        using var bench = new HttpBench().WithPolicy(attempts, backoff: 1);
        bench.Handler.Answer(status, "the server's words");
        bool isRetryable = status is 408 or 429 or 500 or 502 or 503 or 504;
        int expected = isRetryable ? attempts : 1;

        var fault = await bench.FailAsync();

        Assert.Equal(expected, bench.Handler.Sent.Count);
        Assert.Equal([.. Enumerable.Repeat("retry", expected - 1), "failure"], bench.Phases);
        Assert.Equal((FaultCodes.ProviderStatus, "remote", "health"), (fault.Code, fault.Provider, fault.Operation));
        Assert.Equal((status, expected), (fault.StatusCode, fault.Attempt));
        Assert.Contains($"attempt {expected} of {attempts}", fault.Message, StringComparison.Ordinal);
        Assert.Contains("the server's words", fault.Message, StringComparison.Ordinal);
        Assert.All(bench.Recorder.Events, e => Assert.Equal(status, e.StatusCode));
        Assert.Equal(Enumerable.Range(1, expected), bench.Recorder.Events.Select(e => e.Attempt));
        Assert.All(bench.Recorder.Events, e => Assert.Equal(attempts, e.MaxAttempts));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Succeeds_on_the_attempt_that_succeeds(int success)
    {
        using var bench = new HttpBench().WithPolicy(attempts: 3, backoff: 1);
        for (int i = 1; i < success; i++)
        {
            bench.Handler.Answer(503);
        }

        bench.Handler.Answer(200, """{"ok":true}""");

        var answer = await bench.SendAsync();

        Assert.Equal("""{"ok":true}""", answer.Body.ToString());
        Assert.Equal([.. Enumerable.Repeat("retry", success - 1), "success"], bench.Phases);
        Assert.Equal((success, 3, 200), (bench.Last.Attempt, bench.Last.MaxAttempts, bench.Last.StatusCode));
    }

    [Fact]
    public async Task Waits_longer_before_each_attempt()
    {
        using var bench = new HttpBench().WithPolicy(attempts: 4, backoff: 0.25, multiplier: 2);
        bench.Handler.Answer(500);

        await bench.FailAsync();

        Assert.Equal([0, 0.25, 0.75, 1.75], bench.Handler.Sent.Select(sent => sent.At.TotalSeconds));
        Assert.Equal(
            ["0.25", "0.5", "1.0"],
            bench.Recorder.Events.Where(e => e.Phase == "retry").Select(e => e.Metadata["next_delay_seconds"].ToString()));
    }

    [Fact]
    public async Task Retries_at_once_without_a_backoff()
    {
        using var bench = new HttpBench().WithPolicy(attempts: 3);
        bench.Handler.Answer(500);

        await bench.FailAsync();

        Assert.All(bench.Handler.Sent, sent => Assert.Equal(TimeSpan.Zero, sent.At));
    }

    [Fact]
    public async Task Closes_the_answer_before_it_waits()
    {
        using var bench = new HttpBench().WithPolicy(attempts: 2, backoff: 10);
        bench.Handler.Answer(503, "unread").Answer(200);

        var task = bench.Client.SendJsonAsync(HttpBench.Get(), TestContext.Current.CancellationToken);

        Assert.False(task.IsCompleted);
        Assert.True(bench.Handler.Bodies[0].IsReleased);
        Assert.False(bench.Handler.Bodies[0].IsRead);
        await bench.RunAsync(task);
    }

    [Fact]
    public async Task Sends_a_create_request_once_even_when_the_policy_allows_more()
    {
        using var bench = new HttpBench().WithPolicy(attempts: 5);
        bench.Handler.Answer(503);

        var fault = await bench.FailAsync(ProviderHttpRequest.PostJson("task create", "/tasks", JsonObject.Empty));

        Assert.Single(bench.Handler.Sent);
        Assert.Equal(["failure"], bench.Phases);
        Assert.Equal((1, 1), (bench.Last.Attempt, bench.Last.MaxAttempts));
        Assert.Equal(1, fault.Attempt);
    }

    [Fact]
    public async Task Sends_a_create_request_once_after_a_lost_connection()
    {
        using var bench = new HttpBench().WithPolicy(attempts: 5);
        bench.Handler.Throw(new HttpRequestException(HttpRequestError.ConnectionError, "connection reset"));

        var fault = await bench.FailAsync(new() { Operation = "task create", Method = HttpMethod.Patch });

        Assert.Single(bench.Handler.Sent);
        Assert.Equal(FaultCodes.ProviderTransport, fault.Code);
    }

    [Fact]
    public async Task Repeats_a_create_request_that_has_an_idempotency_key()
    {
        using var bench = new HttpBench().WithPolicy(attempts: 2);
        bench.Handler.Answer(503).Answer(200);
        var request = ProviderHttpRequest.PostJson("task create", "/tasks", JsonObject.Empty) with { IdempotencyKey = "one" };

        await bench.SendAsync(request);

        Assert.Equal(["one", "one"], bench.Handler.Sent.Select(sent => sent.Headers["Idempotency-Key"]));
    }

    [Fact]
    public async Task Retries_a_lost_connection_and_names_the_attempts()
    {
        using var bench = new HttpBench().WithPolicy(attempts: 3);
        bench.Handler.Throw(new HttpRequestException(HttpRequestError.ConnectionError, "connection refused"));

        var fault = await bench.FailAsync();

        Assert.Equal(3, bench.Handler.Sent.Count);
        Assert.Equal((FaultCodes.ProviderTransport, 3, null), (fault.Code, fault.Attempt, fault.StatusCode));
        Assert.True(fault.IsRetryable);
        Assert.Contains("attempt 3 of 3", fault.Message, StringComparison.Ordinal);
        Assert.IsType<HttpRequestException>(fault.InnerException);
    }

    [Fact]
    public async Task Retries_an_attempt_that_ran_into_its_time_limit()
    {
        using var bench = new HttpBench().WithPolicy(attempts: 2, timeout: 5);
        bench.Handler.Hang().Answer(200);

        await bench.SendAsync();

        Assert.Equal([0, 5], bench.Handler.Sent.Select(sent => sent.At.TotalSeconds));
        Assert.Equal(["retry", "success"], bench.Phases);
        Assert.Equal(5000, bench.Recorder.Events[0].DurationMs);
    }

    [Fact]
    public async Task Fails_when_every_attempt_ran_into_its_time_limit()
    {
        using var bench = new HttpBench().WithPolicy(attempts: 2, timeout: 5);
        bench.Handler.Hang();

        var fault = await bench.FailAsync();

        Assert.Equal(FaultCodes.ProviderTimeout, fault.Code);
        Assert.Contains("timed out after 5.000 s", fault.Message, StringComparison.Ordinal);
        Assert.Equal(["retry", "failure"], bench.Phases);
    }

    [Fact]
    public async Task Retries_a_time_limit_of_the_handler_itself()
    {
        using var bench = new HttpBench().WithPolicy(attempts: 2);
        bench.Handler.Throw(new TaskCanceledException("connect timeout")).Answer(200);

        await bench.SendAsync();

        Assert.Equal(["retry", "success"], bench.Phases);
    }

    public static TheoryData<Exception> Misuse =>
    [
        new InvalidOperationException("no base address"),
        new NotSupportedException("scheme"),
        new UriFormatException("bad"),
        new HttpRequestException(HttpRequestError.InvalidResponse, "not HTTP"),
        new HttpRequestException(HttpRequestError.ConfigurationLimitExceeded, "headers"),
    ];

    [Theory]
    [MemberData(nameof(Misuse), DisableDiscoveryEnumeration = true)]
    public async Task Never_retries_what_is_not_trouble_on_the_way(Exception exception)
    {
        using var bench = new HttpBench().WithPolicy(attempts: 3);
        bench.Handler.Throw(exception);

        var fault = await bench.FailAsync();

        Assert.Single(bench.Handler.Sent);
        Assert.Equal(HttpFaultCodes.Request, fault.Code);
        Assert.Equal(["failure"], bench.Phases);
        Assert.Same(exception, fault.InnerException);
    }

    [Fact]
    public async Task Lets_cancellation_through_without_an_event()
    {
        using var bench = new HttpBench().WithPolicy(attempts: 3);
        bench.Handler.Hang();
        using var source = new CancellationTokenSource();
        var task = bench.Client.SendJsonAsync(HttpBench.Get(), source.Token);

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task);
        Assert.Empty(bench.Recorder.Events);
        Assert.Single(bench.Handler.Sent);
    }

    [Fact]
    public async Task Lets_cancellation_end_a_wait()
    {
        using var bench = new HttpBench().WithPolicy(attempts: 3, backoff: 100);
        bench.Handler.Answer(503);
        using var source = new CancellationTokenSource();
        var task = bench.Client.SendJsonAsync(HttpBench.Get(), source.Token);

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task);
        Assert.Equal(["retry"], bench.Phases);
        Assert.Single(bench.Handler.Sent);
    }

    [Fact]
    public async Task Sends_nothing_for_a_caller_who_has_cancelled()
    {
        using var bench = new HttpBench();
        bench.Handler.Answer(200);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.SendAsync(cancellationToken: new CancellationToken(true)));

        Assert.Empty(bench.Handler.Sent);
        Assert.Empty(bench.Recorder.Events);
    }

    [Fact]
    public async Task Works_without_a_handler_of_events()
    {
        using var bench = new HttpBench().WithPolicy(attempts: 2);
        bench.Options = bench.Options with { Events = null };
        bench.Handler.Answer(503).Answer(200, """{"a":1}""");

        Assert.Equal(200, (await bench.SendAsync()).StatusCode);
    }

    [Fact]
    public async Task Tells_events_what_the_request_was()
    {
        using var bench = new HttpBench();
        bench.Handler.Answer(200);
        var request = ProviderHttpRequest.PostJson("policy", "/act?token=1", JsonObject.Empty) with
        {
            EventMetadata = JsonObject.Create(("capability", "policy")),
            RequestId = "r-1",
        };

        await bench.SendAsync(request);

        Assert.Equal(("remote", "policy", "POST", "/act"), (bench.Last.Provider, bench.Last.Operation, bench.Last.Method, bench.Last.Target));
        Assert.Equal(("policy", "r-1"), (bench.Last.Capability, bench.Last.RequestId));
    }
}
