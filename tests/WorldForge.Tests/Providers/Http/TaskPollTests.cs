using WorldForge.Providers.Http;
using WorldForge.Serialization;

namespace WorldForge.Tests.Providers.Http;

public sealed class TaskPollTests
{
    private static TaskPoll Poll(double interval = 2, int maxPolls = 10) => new()
    {
        Request = new() { Operation = TaskPoll.OperationName, Path = "/tasks/7" },
        StateField = "status",
        DetailField = "error",
        SuccessStates = ["succeeded"],
        FailureStates = ["FAILED", "Cancelled"],
        Interval = TimeSpan.FromSeconds(interval),
        MaxPolls = maxPolls,
    };

    private static Task<ProviderTaskResult> RunAsync(HttpBench bench, TaskPoll? poll = null) =>
        bench.RunAsync(bench.Client.PollAsync(poll ?? Poll(), TestContext.Current.CancellationToken));

    private static Task<ProviderException> FailAsync(HttpBench bench, TaskPoll? poll = null) =>
        Assert.ThrowsAnyAsync<ProviderException>(() => RunAsync(bench, poll));

    [Fact]
    public async Task Asks_until_the_task_has_succeeded()
    {
        using var bench = new HttpBench().WithPolicy(attempts: 1);
        bench.Handler.Answer(200, """{"status":"queued"}""").Answer(200, """{"status":"something new"}""").Answer(200, """{"status":" Succeeded ","x":1}""");

        var result = await RunAsync(bench);

        Assert.Equal(("SUCCEEDED", 3, """{"status":" Succeeded ","x":1}"""), (result.State, result.Polls, result.Body.ToString()));
        Assert.Equal([0, 2, 4], bench.Handler.Sent.Select(sent => sent.At.TotalSeconds));
        Assert.Equal(["success"], bench.Phases);
        Assert.Equal(("task poll", "GET", "/tasks/7", "3"), (bench.Last.Operation, bench.Last.Method, bench.Last.Target, bench.Last.Metadata["polls"].ToString()));
    }

    [Fact]
    public async Task Reports_a_failed_task_with_its_redacted_reason()
    {
        using var bench = new HttpBench();
        bench.Handler.Answer(200, """{"status":"failed","error":"no GPU; token=hunter2"}""");

        var fault = await FailAsync(bench);

        Assert.Equal((HttpFaultCodes.TaskFailed, 200), (fault.Code, fault.StatusCode));
        Assert.Contains("reported FAILED: no GPU; token=[redacted]", fault.Message, StringComparison.Ordinal);
        Assert.Equal(["failure"], bench.Phases);
    }

    [Theory]
    [InlineData("""{"status":"cancelled"}""", "reported CANCELLED (attempt")]
    [InlineData("""{"status":"cancelled","error":null}""", "reported CANCELLED (attempt")]
    [InlineData("""{"status":"cancelled","error":{"code":7}}""", """reported CANCELLED: {"code":7}""")]
    public async Task Takes_the_reason_as_it_comes(string body, string message)
    {
        using var bench = new HttpBench();
        bench.Handler.Answer(200, body);

        Assert.Contains(message, (await FailAsync(bench)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"status":null}""")]
    [InlineData("""{"status":true}""")]
    [InlineData("""{"status":3}""")]
    public async Task Refuses_an_answer_without_a_state(string body)
    {
        using var bench = new HttpBench();
        bench.Handler.Answer(200, body);

        var fault = await FailAsync(bench);

        Assert.Equal(HttpFaultCodes.Shape, fault.Code);
        Assert.Contains("'status'", fault.Message, StringComparison.Ordinal);
        Assert.Equal(["failure"], bench.Phases);
    }

    [Fact]
    public async Task Fails_after_the_last_poll()
    {
        using var bench = new HttpBench();
        bench.Handler.Answer(200, """{"status":"running"}""");

        var fault = await FailAsync(bench, Poll(maxPolls: 3));

        Assert.Equal(HttpFaultCodes.TaskUnfinished, fault.Code);
        Assert.Contains("timed out: the task is not done after 3 polls", fault.Message, StringComparison.Ordinal);
        Assert.Equal(3, bench.Handler.Sent.Count);
        Assert.Equal(4, bench.Handler.Sent[^1].At.TotalSeconds);
        Assert.Equal(["failure"], bench.Phases);
    }

    [Fact]
    public async Task Retries_inside_a_poll_have_one_terminal_event_in_all()
    {
        using var bench = new HttpBench().WithPolicy(attempts: 2, backoff: 1);
        bench.Handler.Answer(503).Answer(200, """{"status":"running"}""").Answer(503).Answer(200, """{"status":"succeeded"}""");

        await RunAsync(bench);

        Assert.Equal([0, 1, 3, 4], bench.Handler.Sent.Select(sent => sent.At.TotalSeconds));
        Assert.Equal(["retry", "retry", "success"], bench.Phases);
        Assert.Equal((2, 2), (bench.Last.Attempt, bench.Last.MaxAttempts));
    }

    [Fact]
    public async Task Spends_one_budget_on_questions_retries_and_waits()
    {
        using var bench = new HttpBench().WithPolicy(attempts: 3, backoff: 1, budget: 7);
        bench.Handler.Answer(503).Answer(200, """{"status":"running"}""").Answer(503).Answer(200, """{"status":"running"}""");

        var fault = Assert.IsType<ProviderBudgetExceededException>(await FailAsync(bench));

        Assert.Equal([0, 1, 3, 4, 6], bench.Handler.Sent.Select(sent => sent.At.TotalSeconds));
        Assert.Equal((7, 6), (fault.Budget.TotalSeconds, fault.Elapsed.TotalSeconds));
        Assert.Equal(["retry", "retry", "budget_exceeded"], bench.Phases);
        Assert.Equal(6000, bench.Last.DurationMs);
    }

    [Fact]
    public async Task Ends_within_the_budget_when_an_answer_stalls()
    {
        using var bench = new HttpBench().WithPolicy(attempts: 3, timeout: 30, budget: 5);
        bench.Handler.Answer(200, """{"status":"running"}""").Hang();

        var fault = Assert.IsType<ProviderBudgetExceededException>(await FailAsync(bench));

        Assert.Equal(5, fault.Elapsed.TotalSeconds);
        Assert.Equal(["budget_exceeded"], bench.Phases);
    }

    [Fact]
    public async Task Shares_a_deadline_with_the_request_that_made_the_task()
    {
        using var bench = new HttpBench().WithPolicy(attempts: 1, budget: 6);
        bench.Handler.AnswerAfter(TimeSpan.FromSeconds(4), 200).Answer(200, """{"status":"running"}""");
        var deadline = bench.Client.StartDeadline(HttpOperationKind.Polling);
        await bench.SendAsync(ProviderHttpRequest.PostJson("task create", "/tasks", JsonObject.Empty) with { Deadline = deadline });

        var poll = Poll(interval: 3) with { Request = Poll().Request with { Deadline = deadline } };
        var fault = Assert.IsType<ProviderBudgetExceededException>(await FailAsync(bench, poll));

        Assert.Equal(4, fault.Elapsed.TotalSeconds);
        Assert.Equal(["success", "budget_exceeded"], bench.Phases);
    }

    [Fact]
    public async Task Fails_when_a_question_fails()
    {
        using var bench = new HttpBench();
        bench.Handler.Answer(200, """{"status":"running"}""").Answer(404, "gone");

        var fault = await FailAsync(bench);

        Assert.Equal(404, fault.StatusCode);
        Assert.Equal(["failure"], bench.Phases);
    }

    [Fact]
    public async Task Lets_the_caller_cancel_a_wait()
    {
        using var bench = new HttpBench();
        bench.Handler.Answer(200, """{"status":"running"}""");
        using var source = new CancellationTokenSource();
        var task = bench.Client.PollAsync(Poll(), source.Token);

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task);
        Assert.Empty(bench.Phases);
    }

    [Fact]
    public void Refuses_settings_out_of_range()
    {
        var good = Poll();

        Assert.Contains("request", Assert.Throws<WorldForgeException>(() => good with { Request = good.Request with { Method = HttpMethod.Post } }).Message, StringComparison.Ordinal);
        Assert.Contains("max_polls", Assert.Throws<WorldForgeException>(() => good with { MaxPolls = 0 }).Message, StringComparison.Ordinal);
        Assert.Contains("interval_seconds", Assert.Throws<WorldForgeException>(() => good with { Interval = TimeSpan.FromTicks(-1) }).Message, StringComparison.Ordinal);
        Assert.Contains("interval_seconds", Assert.Throws<WorldForgeException>(() => good with { Interval = TimeSpan.MaxValue }).Message, StringComparison.Ordinal);
        Assert.Contains("success_states", Assert.Throws<WorldForgeException>(() => good with { SuccessStates = [" "] }).Message, StringComparison.Ordinal);
        Assert.Contains("failure_states", Assert.Throws<WorldForgeException>(() => good with { FailureStates = null! }).Message, StringComparison.Ordinal);
        Assert.Contains("state_field", Assert.Throws<WorldForgeException>(() => good with { StateField = "" }).Message, StringComparison.Ordinal);
    }
}
