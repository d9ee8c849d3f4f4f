using WorldForge.Providers.Http;
using WorldForge.Serialization;

namespace WorldForge.Tests.Providers.Http;

public sealed class BudgetTests
{
    private static async Task<ProviderBudgetExceededException> ExceedAsync(HttpBench bench, ProviderHttpRequest? request = null)
    {
        var fault = await Assert.ThrowsAsync<ProviderBudgetExceededException>(() => bench.SendAsync(request));
        Assert.Equal((FaultCodes.ProviderBudget, "remote", "health"), (fault.Code, fault.Provider, fault.Operation));
        Assert.Equal("budget_exceeded", bench.Last.Phase);
        Assert.Single(bench.Phases, phase => phase != "retry");
        return fault;
    }

    [Fact]
    public async Task Sends_nothing_when_the_shared_budget_is_spent()
    {
        using var bench = new HttpBench().WithPolicy(attempts: 3, budget: 10);
        bench.Handler.Answer(200);
        var deadline = bench.Client.StartDeadline(HttpOperationKind.Health);
        bench.Clock.Advance(TimeSpan.FromSeconds(10));

        var fault = await ExceedAsync(bench, HttpBench.Get() with { Deadline = deadline });

        Assert.Empty(bench.Handler.Sent);
        Assert.Equal((TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10)), (fault.Budget, fault.Elapsed));
        Assert.Equal((1, 3, null), (bench.Last.Attempt, bench.Last.MaxAttempts, bench.Last.StatusCode));
    }

    [Fact]
    public async Task Stops_before_the_attempt_when_the_wait_used_the_budget_up()
    {
        using var bench = new HttpBench().WithPolicy(attempts: 3, backoff: 10, budget: 10);
        bench.Handler.Answer(503);

        var fault = await ExceedAsync(bench);

        Assert.Single(bench.Handler.Sent);
        Assert.Equal(["retry", "budget_exceeded"], bench.Phases);
        Assert.Equal((2, 503), (bench.Last.Attempt, bench.Last.StatusCode));
        Assert.Equal(10, fault.Elapsed.TotalSeconds);
    }

    [Fact]
    public async Task Stops_before_a_wait_that_would_pass_the_budget()
    {
        using var bench = new HttpBench().WithPolicy(attempts: 3, backoff: 10, budget: 9.5);
        bench.Handler.AnswerAfter(TimeSpan.FromSeconds(1), 503);

        var fault = await ExceedAsync(bench);

        Assert.Single(bench.Handler.Sent);
        Assert.Equal(["budget_exceeded"], bench.Phases);
        Assert.Equal(1000, bench.Last.DurationMs);
        Assert.Equal("9.5", bench.Last.Metadata["max_elapsed_seconds"].ToString());
        Assert.Equal((1, 503, 503), (bench.Last.Attempt, bench.Last.StatusCode, fault.StatusCode));
        Assert.Contains("'remote' operation 'health' exceeded its budget of 9.500 s; 1.000 s have passed", fault.Message, StringComparison.Ordinal);
        Assert.IsType<ProviderException>(fault.InnerException);
        Assert.True(bench.Handler.Bodies[0].IsReleased);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Cuts_an_attempt_to_what_is_left_of_the_budget(int attempts)
    {
        using var bench = new HttpBench().WithPolicy(attempts, timeout: 60, budget: 2);
        bench.Handler.Hang();

        var fault = await ExceedAsync(bench);

        Assert.Single(bench.Handler.Sent);
        Assert.Equal(2, fault.Elapsed.TotalSeconds);
        Assert.Equal(["budget_exceeded"], bench.Phases);
    }

    [Fact]
    public async Task Counts_every_attempt_and_wait_against_one_budget()
    {
        using var bench = new HttpBench().WithPolicy(attempts: 10, backoff: 1, timeout: 3, budget: 10);
        bench.Handler.Hang();

        var fault = await ExceedAsync(bench);

        Assert.Equal([0, 4, 8], bench.Handler.Sent.Select(sent => sent.At.TotalSeconds));
        Assert.Equal(10, fault.Elapsed.TotalSeconds);
        Assert.Equal(["retry", "retry", "budget_exceeded"], bench.Phases);
        Assert.Equal(10_000, bench.Last.DurationMs);
    }

    [Fact]
    public async Task Is_raised_without_a_handler_of_events()
    {
        using var bench = new HttpBench().WithPolicy(attempts: 2, backoff: 5, budget: 1);
        bench.Options = bench.Options with { Events = null };
        bench.Handler.Answer(503);

        await Assert.ThrowsAsync<ProviderBudgetExceededException>(() => bench.SendAsync());
    }

    [Fact]
    public async Task A_last_attempt_that_fails_by_itself_is_a_failure()
    {
        using var bench = new HttpBench().WithPolicy(attempts: 1, budget: 10);
        bench.Handler.AnswerAfter(TimeSpan.FromSeconds(3), 503);

        var fault = await bench.FailAsync();

        Assert.IsNotType<ProviderBudgetExceededException>(fault);
        Assert.Equal(["failure"], bench.Phases);
        Assert.Equal(3000, bench.Last.DurationMs);
    }

    [Theory]
    [InlineData("3", 3)]
    [InlineData("0", 1)]
    [InlineData("1", 1)]
    [InlineData("Thu, 01 Jan 2026 00:00:07 GMT", 7)]
    [InlineData("Wed, 31 Dec 2025 00:00:00 GMT", 1)]
    [InlineData("-3", 1)]
    [InlineData("soon", 1)]
    [InlineData("3.5", 1)]
    [InlineData("", 1)]
    public async Task Waits_as_long_as_the_server_asks_when_that_is_longer(string header, double seconds)
    {
        using var bench = new HttpBench().WithPolicy(attempts: 2, backoff: 1);
        bench.Handler.Answer(429, headers: ("Retry-After", header)).Answer(200);

        await bench.SendAsync();

        Assert.Equal(seconds, bench.Handler.Sent[1].At.TotalSeconds);
        Assert.Equal(seconds, Assert.IsType<JsonFloat>(bench.Recorder.Events[0].Metadata["next_delay_seconds"]).Value);
    }

    [Fact]
    public async Task Does_not_wait_as_long_as_the_server_asks_beyond_the_budget()
    {
        using var bench = new HttpBench().WithPolicy(attempts: 2, backoff: 1, budget: 20);
        bench.Handler.Answer(429, headers: ("Retry-After", "21"));

        var fault = await ExceedAsync(bench);

        Assert.Equal(TimeSpan.Zero, fault.Elapsed);
        Assert.Equal(["budget_exceeded"], bench.Phases);
    }

    [Theory]
    [InlineData("61")]
    [InlineData("99999999999999999999")]
    [InlineData("Fri, 01 Jan 2027 00:00:00 GMT")]
    public async Task Fails_when_the_server_asks_for_more_than_the_limit(string header)
    {
        using var bench = new HttpBench().WithPolicy(attempts: 2);
        bench.Handler.Answer(503, headers: ("Retry-After", header));

        var fault = await bench.FailAsync();

        Assert.Equal((FaultCodes.ProviderStatus, 503), (fault.Code, fault.StatusCode));
        Assert.Contains("more than the limit of 60 s", fault.Message, StringComparison.Ordinal);
        Assert.Equal(["failure"], bench.Phases);
        Assert.Single(bench.Handler.Sent);
    }

    [Fact]
    public async Task Ignores_the_header_when_told_so()
    {
        using var bench = new HttpBench().WithPolicy(attempts: 2);
        bench.Options = bench.Options with { MaxRetryAfter = TimeSpan.Zero };
        bench.Handler.Answer(503, headers: ("Retry-After", "9999")).Answer(200);

        await bench.SendAsync();

        Assert.Equal(TimeSpan.Zero, bench.Handler.Sent[1].At);
    }

    [Fact]
    public void A_deadline_counts_from_its_construction()
    {
        var clock = new WorldForge.Testing.ManualTimeProvider();
        var deadline = new OperationDeadline(TimeSpan.FromSeconds(2), clock);

        clock.Advance(TimeSpan.FromSeconds(1.5));

        Assert.Equal((1.5, 0.5), (deadline.Elapsed.TotalSeconds, deadline.Remaining!.Value.TotalSeconds));
        Assert.True(deadline.Fits(TimeSpan.FromSeconds(0.5)));
        Assert.False(deadline.Fits(TimeSpan.FromSeconds(0.51)));
        Assert.Equal(TimeSpan.FromSeconds(0.5), deadline.AttemptTimeout(TimeSpan.FromSeconds(9), out bool isCut));
        Assert.True(isCut);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(deadline.IsSpent);
        Assert.Equal(TimeSpan.FromMilliseconds(1), deadline.AttemptTimeout(TimeSpan.FromSeconds(9), out _));
    }

    [Fact]
    public void A_deadline_without_a_budget_never_ends()
    {
        var deadline = new OperationDeadline(null, new WorldForge.Testing.ManualTimeProvider());

        Assert.Null(deadline.Remaining);
        Assert.False(deadline.IsSpent);
        Assert.True(deadline.Fits(TimeSpan.MaxValue));
        Assert.Equal(TimeSpan.FromMilliseconds(int.MaxValue), deadline.AttemptTimeout(TimeSpan.MaxValue, out bool isCut));
        Assert.False(isCut);
        Assert.Throws<ArgumentOutOfRangeException>(() => new OperationDeadline(TimeSpan.Zero, TimeProvider.System));
    }
}
