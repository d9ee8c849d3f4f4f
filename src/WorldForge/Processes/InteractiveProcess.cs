using System.ComponentModel;
using System.Diagnostics;

namespace WorldForge.Processes;

/// <summary>
/// A program that is talked to while it runs, over its standard input and output. Started as <see cref="ProcessRunner"/> starts
/// programs; disposing it ends the whole tree of processes, in the sense explained there.
/// </summary>
/// <remarks>
/// Whoever starts it reads both output streams all the time, because a program blocks on a full pipe. When this process dies without
/// disposing, the system closes the streams: the program must end by itself when its standard input ends.
/// </remarks>
public sealed class InteractiveProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ProcessTree _tree;
    private readonly TimeProvider _time;
    private int _disposed;

    private InteractiveProcess(Process process, ProcessTree tree, TimeProvider time)
    {
        _process = process;
        _tree = tree;
        _time = time;
        Input = process.StandardInput.BaseStream;
        Output = process.StandardOutput.BaseStream;
        Error = process.StandardError.BaseStream;
        Id = process.Id;
    }

    /// <summary>The id of the program's process.</summary>
    public int Id { get; }

    /// <summary>What the program reads.</summary>
    public Stream Input { get; }

    /// <summary>What the program writes to its standard output.</summary>
    public Stream Output { get; }

    /// <summary>What the program writes to its standard error.</summary>
    public Stream Error { get; }

    /// <summary>The exit code, or null while the program runs.</summary>
    public int? ExitCode => Volatile.Read(ref _disposed) == 0 && _process.HasExited ? _process.ExitCode : null;

    /// <summary>Starts a program.</summary>
    /// <param name="request">File name, arguments, folder and environment; limits and capture do not apply here.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The running program, or null and why it could not be started.</returns>
    /// <exception cref="WorldForgeException">The request is invalid.</exception>
    public static (InteractiveProcess? Process, string? StartError) Start(ProcessRequest request, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        ProcessRequestCheck.Validate(request);
        var start = ProcessStart.Of(request);
        if (start.Error is { } missing)
        {
            return (null, missing);
        }

        var process = new Process { StartInfo = start.Info! };
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            process.Dispose();
            return (null, ProcessStart.Describe(request, exception));
        }

        return (new InteractiveProcess(process, new ProcessTree(process, start.Mark, start.OwnSession), time), null);
    }

    /// <summary>Waits until the program has ended.</summary>
    /// <param name="limit">The longest to wait.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether it has ended.</returns>
    public async Task<bool> WaitForExitAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        using var limited = new CancellationTokenSource(limit, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limited.Token, cancellationToken);
        try
        {
            await _process.WaitForExitAsync(either.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return false;
        }
    }

    /// <summary>Ends the whole tree of processes at once.</summary>
    public void Kill() => _tree.Kill();

    /// <summary>Ends the whole tree of processes and releases the streams.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        _tree.Kill();
        await WaitForExitAsync(ProcessDefaults.DrainLimit, CancellationToken.None).ConfigureAwait(false);
        _process.Dispose();
    }
}
