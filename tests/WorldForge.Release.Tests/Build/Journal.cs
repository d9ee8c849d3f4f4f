using System.Collections.Concurrent;

namespace WorldForge.Release.Tests.Build;

/// <summary>What the tasks of one test did, in order.</summary>
internal sealed class Journal
{
    private readonly ConcurrentQueue<string> _entries = new();

    public IReadOnlyList<string> Entries => [.. _entries];

    public void Add(string entry) => _entries.Enqueue(entry);
}
