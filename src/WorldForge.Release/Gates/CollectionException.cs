namespace WorldForge.Release.Gates;

/// <summary>A collection that ends without facts, with the outcome that says why.</summary>
public sealed class CollectionException : Exception
{
    /// <summary>Ends a collection.</summary>
    /// <param name="outcome">Anything but <see cref="CollectionOutcome.Collected"/>.</param>
    /// <param name="reason">What was expected and what was found, in one line.</param>
    /// <param name="inner">The cause.</param>
    public CollectionException(CollectionOutcome outcome, string reason, Exception? inner = null)
        : base(reason, inner)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(outcome, CollectionOutcome.Collected);
        Outcome = outcome;
    }

    /// <summary>How the collection ended.</summary>
    public CollectionOutcome Outcome { get; }

    /// <summary>The question cannot be answered on this machine or with these sources.</summary>
    public static CollectionException Unavailable(string reason) => new(CollectionOutcome.Unavailable, reason);

    /// <summary>Something this collection builds on is missing.</summary>
    public static CollectionException Blocked(string reason) => new(CollectionOutcome.Blocked, reason);

    /// <summary>The collector could not do its work.</summary>
    public static CollectionException Faulted(string reason, Exception? inner = null) => new(CollectionOutcome.Faulted, reason, inner);
}
