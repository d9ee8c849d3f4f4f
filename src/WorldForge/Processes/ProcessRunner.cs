using System.ComponentModel;
using System.Diagnostics;

namespace WorldForge.Processes;

/// <summary>
/// Runs programs on this machine: the environment of <see cref="ProcessDefaults"/>, an empty standard input, both streams read at
/// the same time with bounded memory, and a time limit and cancellation that end the whole tree of processes.
/// </summary>
/// <remarks>
/// <para>What "the whole tree" means. On Linux the program gets a session of its own where the <c>setsid</c> tool is present,
/// and every process below it inherits a mark in its environment. The program's descendants, the members of its session
/// and the bearers of its mark are killed, again and again until a look at the process table finds none: that includes processes
/// whose parent is gone and such as made a session of their own. What escapes is a process that does all of these: it left the
/// session, cleared its environment, and lost its parent. On other systems the descendants known at that moment are killed.</para>
/// <para>A program that ends in time may leave processes behind (build servers do); they are left alone unless
/// <see cref="ProcessRequest.EndsLeftovers"/> says otherwise. If they keep the streams
/// open, reading goes on for <see cref="ProcessDefaults.DrainLimit"/> and then stops.</para>
/// </remarks>
/// <param name="time">The clock of time limits and durations.</param>
public sealed class ProcessRunner(TimeProvider time) : IProcessRunner
{
    /// <inheritdoc/>
    public async Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancellationToken)
    {
        ProcessRequestCheck.Validate(request);
        cancellationToken.ThrowIfCancellationRequested();
        var start = ProcessStart.Of(request);
        if (start.Error is { } missing)
        {
            return ProcessResult.NotStarted(missing);
        }

        var began = time.GetTimestamp();
        using var process = new Process { StartInfo = start.Info! };
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            return ProcessResult.NotStarted(ProcessStart.Describe(request, exception));
        }

        var tree = new ProcessTree(process, start.Mark, start.OwnSession);
        process.StandardInput.Close();
        var output = new StreamCapture(process.StandardOutput.BaseStream, request, isError: false);
        await using var outputGuard = output.ConfigureAwait(false);
        var error = new StreamCapture(process.StandardError.BaseStream, request, isError: true);
        await using var errorGuard = error.ConfigureAwait(false);
        var timedOut = await FollowAsync(process, tree, request.TimeLimit, cancellationToken).ConfigureAwait(false);
        var duration = time.GetElapsedTime(began);
        if (request.EndsLeftovers)
        {
            tree.Kill();
        }

        await DrainAsync(output, error, tree, cancellationToken).ConfigureAwait(false);
        var (outText, outDropped) = output.Take();
        var (errorText, errorDropped) = error.Take();
        return new ProcessResult
        {
            ExitCode = timedOut ? ProcessDefaults.TimeOutExitCode : process.ExitCode,
            StandardOutput = outText,
            StandardOutputDropped = outDropped,
            StandardError = errorText,
            StandardErrorDropped = errorDropped,
            TimedOut = timedOut,
            Duration = duration,
        };
    }

    private async Task<bool> FollowAsync(
        Process process, ProcessTree tree, TimeSpan? timeLimit, CancellationToken cancellationToken)
    {
        using var limit = timeLimit is { } span ? new CancellationTokenSource(span, time) : new CancellationTokenSource();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await process.WaitForExitAsync(stop.Token).ConfigureAwait(false);
            return false;
        }
        catch (OperationCanceledException)
        {
            tree.Kill();
            await ReapAsync(process).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            return true;
        }
    }

    // A killed process is gone at once, unless the kernel holds it (a dead network disk) or it belongs to another account.
    private async Task ReapAsync(Process process)
    {
        using var patience = new CancellationTokenSource(ProcessDefaults.DrainLimit, time);
        try
        {
            await process.WaitForExitAsync(patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Nothing more can be done to it from here; the result must not wait for it.
        }
    }

    private async Task DrainAsync(StreamCapture output, StreamCapture error, ProcessTree tree, CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(output.Completion, error.Completion)
                .WaitAsync(ProcessDefaults.DrainLimit, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // A process that was left behind keeps the streams open; what has come so far is the output.
            await output.StopAsync().ConfigureAwait(false);
            await error.StopAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            tree.Kill();
            throw;
        }
    }
}
