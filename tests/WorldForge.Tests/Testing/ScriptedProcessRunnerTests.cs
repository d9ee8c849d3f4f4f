using WorldForge.Processes;
using WorldForge.Testing;

namespace WorldForge.Tests.Testing;

public sealed class ScriptedProcessRunnerTests
{
    private readonly ScriptedProcessRunner _runner = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answers_with_the_last_rule_that_matches_and_remembers_the_requests()
    {
        _runner
            .On("git", ProcessResult.Exited(1, standardError: "unknown"))
            .On("git", ["status", "--porcelain"], ProcessResult.Exited(0, " M a\n"))
            .On(request => request.FileName == "gone", request => ProcessResult.NotStarted($"cannot start {request.FileName}"));

        Assert.Equal(" M a\n", (await _runner.RunAsync(Request("git", "status", "--porcelain"), Cancel)).StandardOutput);
        Assert.Equal(1, (await _runner.RunAsync(Request("git", "status"), Cancel)).ExitCode);
        Assert.Null((await _runner.RunAsync(Request("gone"), Cancel)).ExitCode);
        Assert.Equal(["git status --porcelain", "git status", "gone"], _runner.Commands);
        Assert.All(_runner.Requests, request => Assert.Equal("/repo", request.WorkingDirectory));
    }

    [Fact]
    public async Task Refuses_what_is_not_in_the_script()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => _runner.RunAsync(Request("rm", "-rf", "a b"), Cancel));

        Assert.Contains("rm -rf 'a b'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plays_the_lines_of_the_answer()
    {
        var lines = new List<ProcessLine>();
        _runner.On("tool", ProcessResult.Exited(0, "a\nb\n", "e"));

        await _runner.RunAsync(Request("tool") with { OnLine = lines.Add }, Cancel);

        Assert.Equal([new ProcessLine("a", false), new ProcessLine("b", false), new ProcessLine("e", true)], lines);
    }

    [Fact]
    public async Task Is_cancelled_like_a_real_program()
    {
        using var stop = new CancellationTokenSource();
        _runner.OnAsync(_ => true, async (_, cancel) =>
        {
            await Task.Delay(Timeout.Infinite, cancel);
            return ProcessResult.Exited(0);
        });

        var run = _runner.RunAsync(Request("tool"), stop.Token);
        Assert.False(run.IsCompleted);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _runner.RunAsync(Request("tool"), stop.Token));
        Assert.Single(_runner.Requests);
    }

    private static ProcessRequest Request(string fileName, params string[] arguments) =>
        new() { FileName = fileName, Arguments = [.. arguments], WorkingDirectory = "/repo" };
}
