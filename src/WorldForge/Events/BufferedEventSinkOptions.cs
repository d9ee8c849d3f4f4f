namespace WorldForge.Events;

/// <summary>How much a <see cref="BufferedEventSink"/> holds and how long it may take to drain.</summary>
public sealed record BufferedEventSinkOptions
{
    /// <summary>Events held before the oldest is dropped.</summary>
    /// <value>1 to 1,048,576; 1,024 by default.</value>
    public int Capacity { get; init; } = 1024;

    /// <summary>How long disposing waits for the destination before it is cancelled.</summary>
    /// <value>More than zero, at most one hour; five seconds by default.</value>
    public TimeSpan DrainLimit { get; init; } = TimeSpan.FromSeconds(5);

    internal void Validate()
    {
        if (Capacity is < 1 or > 1 << 20)
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, "Buffered sink capacity must be from 1 to 1048576.");
        }

        if (DrainLimit <= TimeSpan.Zero || DrainLimit > TimeSpan.FromHours(1))
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, "Buffered sink drain limit must be more than zero and at most one hour.");
        }
    }
}
