using System.Collections.Concurrent;
using Build.Engine;

namespace WorldForge.Release.Tests.Build;

/// <summary>What the tasks of one test did, in order, and where they wait for the test.</summary>
internal sealed class Journal : IDisposable
{
    private readonly ConcurrentQueue<string> _entries = new();

    public IReadOnlyList<string> Entries => [.. _entries];

    /// <summary>Released by the second of two tasks that must run at the same time.</summary>
    public Barrier Meeting { get; } = new(2);

    /// <summary>Set by a task that has started and waits for its token.</summary>
    public TaskCompletionSource Waiting { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The state of the run, as a lifetime saw it.</summary>
    public BuildRun? Run { get; set; }

    public void Add(string entry) => _entries.Enqueue(entry);

    public void Dispose() => Meeting.Dispose();
}
