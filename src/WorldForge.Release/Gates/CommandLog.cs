using System.Collections.Immutable;

namespace WorldForge.Release.Gates;

/// <summary>The processes of a collection. Work done at the same time writes into branches, so that the order never depends on who is faster.</summary>
internal sealed class CommandLog
{
    private readonly Lock _lock = new();
    private readonly List<(CommandRecord? Record, CommandLog? Branch)> _entries = [];

    /// <summary>What is recorded so far; a branch stands where it was made.</summary>
    public ImmutableArray<CommandRecord> Records
    {
        get
        {
            lock (_lock)
            {
                return [.. _entries.SelectMany(entry => entry.Branch?.Records ?? [entry.Record!])];
            }
        }
    }

    /// <summary>Adds a process that has ended.</summary>
    public void Add(CommandRecord record)
    {
        lock (_lock)
        {
            _entries.Add((record, null));
        }
    }

    /// <summary>Makes a branch.</summary>
    public CommandLog Branch()
    {
        var branch = new CommandLog();
        lock (_lock)
        {
            _entries.Add((null, branch));
        }

        return branch;
    }
}
