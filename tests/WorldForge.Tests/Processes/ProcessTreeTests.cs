using System.Diagnostics;
using System.Globalization;
using WorldForge.Processes;
using WorldForge.Testing;
using WorldForge.Tests.IO;

namespace WorldForge.Tests.Processes;

/// <summary>What the end of a run does to the processes that it has started.</summary>
public sealed class ProcessTreeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTimeProvider _clock = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Kills_at_the_time_limit_and_returns_what_came_until_then()
    {
        var run = Run("echo begun; echo ready; sleep 300; echo never");

        await ExpireAsync(run);
        var result = await run;

        Assert.True(result.TimedOut);
        Assert.Equal(124, result.ExitCode);
        Assert.Equal("begun\nready\n", result.StandardOutput);
        Assert.False(result.Succeeded);
        Assert.Equal(TimeSpan.FromSeconds(5), result.Duration);
    }

    [Fact]
    public async Task Does_not_wait_for_the_limit_of_a_program_that_ends_before()
    {
        var result = await Run("echo ready; exit 7");

        Assert.Equal(7, result.ExitCode);
        Assert.False(result.TimedOut);
    }

    [Fact]
    public async Task Kills_what_a_program_leaves_behind_when_asked_to()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The whole tree is promised on Linux.");
        var request = new ProcessRequest
        {
            FileName = "sh",
            Arguments = ["-c", "(sleep 300 >/dev/null 2>&1 & echo $! >pid)"],
            WorkingDirectory = _folder.Path,
            EndsLeftovers = true,
        };

        var result = await new ProcessRunner(TimeProvider.System).RunAsync(request, Cancel);

        Assert.Equal(0, result.ExitCode);
        await GoneAsync();
    }

    [Theory]
    [InlineData("sleep 300 & echo $! >pid; echo ready; wait")] // a child
    [InlineData("(sleep 300 & echo $! >pid) & wait; echo ready; sleep 300")] // an orphan: its parent has ended
    [InlineData("sh -c 'sleep 300 & echo $! >pid; sleep 300' & while [ ! -s pid ]; do sleep 0.01; done; echo ready; wait")] // a grandchild
    [InlineData("trap '' TERM HUP INT; sleep 300 & echo $! >pid; echo ready; wait; wait")] // ignores polite signals
    public async Task Kills_descendants(string script)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The whole tree is promised on Linux.");
        var run = Run(script);

        await ExpireAsync(run);

        Assert.True((await run).TimedOut);
        await GoneAsync();
    }

    [Fact]
    public async Task Kills_an_orphan_in_a_session_of_its_own()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/setsid"), "Needs the setsid tool.");
        var run = Run("(setsid sh -c 'echo $$ >pid; sleep 300; :' &) ; while [ ! -s pid ]; do sleep 0.01; done; echo ready; sleep 300");

        await ExpireAsync(run);

        Assert.True((await run).TimedOut);
        await GoneAsync();
    }

    [Fact]
    public async Task Kills_before_it_reports_the_cancellation()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var run = Run("sleep 300 & echo $! >pid; echo ready; wait", stop.Token);
        await _ready.Task.WaitAsync(Cancel);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        await GoneAsync();
    }

    [Fact]
    public async Task Starts_nothing_when_cancelled_before()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Run("echo x >started", stop.Token));

        Assert.False(File.Exists(_folder["started"]));
    }

    [Fact]
    public async Task Stops_reading_when_a_process_left_behind_keeps_the_streams_open()
    {
        var run = Run("sleep 300 & echo $! >pid; echo ready", limit: null);
        await ReadingOnAsync();
        Assert.False(run.IsCompleted);

        _clock.Advance(ProcessDefaults.DrainLimit);
        var result = await run;

        try
        {
            Assert.Equal(("ready\n", 0, false), (result.StandardOutput, result.ExitCode, result.TimedOut));
            Assert.False(Process.GetProcessById(Pid()).HasExited); // What outlives a program that ended in time is left alone.
        }
        finally
        {
            Process.GetProcessById(Pid()).Kill();
        }
    }

    [Fact]
    public async Task Kills_what_was_left_behind_when_cancelled_while_reading_on()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The whole tree is promised on Linux.");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var run = Run("sleep 300 & echo $! >pid; echo ready", stop.Token, limit: null);
        await ReadingOnAsync();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        await GoneAsync();
    }

    private Task<ProcessResult> Run(string script, CancellationToken? cancellationToken = null, int? limit = 5) => new ProcessRunner(_clock).RunAsync(
        new ProcessRequest
        {
            FileName = "sh",
            Arguments = ["-c", script],
            WorkingDirectory = _folder.Path,
            TimeLimit = limit is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            OnLine = line => _ = line.Text == "ready" && _ready.TrySetResult(),
        },
        cancellationToken ?? Cancel);

    private async Task ExpireAsync(Task run)
    {
        await Task.WhenAny(run, _ready.Task.WaitAsync(Cancel));
        _clock.Advance(TimeSpan.FromSeconds(5));
    }

    /// <summary>Without a limit, the first timer on the clock is that of reading on after the program has ended.</summary>
    private async Task ReadingOnAsync()
    {
        await _ready.Task.WaitAsync(Cancel);
        while (_clock.PendingTimers == 0)
        {
            Cancel.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private int Pid() => int.Parse(File.ReadAllText(_folder["pid"]), CultureInfo.InvariantCulture);

    /// <summary>A killed process stays in the table until its parent has looked: gone or a zombie is dead.</summary>
    private async Task GoneAsync()
    {
        var stat = $"/proc/{Pid()}/stat";
        while (Alive(stat))
        {
            Cancel.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private static bool Alive(string stat)
    {
        try
        {
            return ProcessTableRow.TryParse(1, File.ReadAllText(stat), out _);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
