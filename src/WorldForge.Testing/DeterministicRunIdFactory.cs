using WorldForge.Runs;

namespace WorldForge.Testing;

/// <summary>
/// Run ids that repeat: the n-th id, counted from 1, is n seconds after the start and ends in n as eight hex digits.
/// </summary>
/// <param name="start">The instant from which the ids count.</param>
public sealed class DeterministicRunIdFactory(DateTimeOffset start) : IRunIdFactory
{
    private int _count;

    /// <inheritdoc />
    public RunId Create()
    {
        int index = Interlocked.Increment(ref _count);
        return RunId.Create(start.AddSeconds(index), (uint)index);
    }
}
