using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Build.Engine;

/// <summary>The state of one run that tasks, lifetime and the entry point share.</summary>
public sealed class BuildRun(CancellationToken cancellationToken) : IDisposable
{
    private readonly AsyncLocal<TaskScope?> _scope = new();
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    private readonly ConcurrentQueue<string> _closing = new();
    private int _exitCode;

    /// <summary>The code that the process is to end with; the most serious one that was set stays.</summary>
    public int ExitCode
    {
        get => Volatile.Read(ref _exitCode);
        set
        {
            int seen;
            while (value > (seen = Volatile.Read(ref _exitCode)) && Interlocked.CompareExchange(ref _exitCode, value, seen) != seen)
            {
            }
        }
    }

    /// <summary>The rows of all planned tasks, in plan order; empty until the last task has ended.</summary>
    public ImmutableArray<TaskRow> Rows { get; internal set; } = [];

    /// <summary>Lines that end the build's output, after the table: the verdict and the paths written.</summary>
    public IReadOnlyCollection<string> ClosingLines => _closing;

    /// <summary>Cancelled when the task that asks is to stop: the run was stopped, or its time limit has passed.</summary>
    public CancellationToken CancellationToken => _scope.Value?.CancellationToken ?? _stop.Token;

    /// <summary>Whether the whole run was told to stop.</summary>
    public bool IsStopping => _stop.IsCancellationRequested;

    internal TaskScope? Scope => _scope.Value;

    internal CancellationToken Stopping => _stop.Token;

    public void Dispose() => _stop.Dispose();

    /// <summary>Adds a line to the end of the build's output.</summary>
    public void Close(string line) => _closing.Enqueue(line);

    /// <summary>Makes the scope current for the calling flow and what it starts.</summary>
    internal void Enter(TaskScope? scope) => _scope.Value = scope;

    internal void Stop() => _stop.Cancel();
}
