namespace WorldForge.Providers.Mock;

/// <summary>One planned fault.</summary>
/// <param name="Kind">What goes wrong.</param>
/// <param name="Error">The error of <see cref="MockFaultKind.Error"/>.</param>
/// <param name="Delay">The time of <see cref="MockFaultKind.Latency"/>, or the budget of <see cref="MockFaultKind.Budget"/>.</param>
public sealed record MockFault(MockFaultKind Kind, Exception? Error = null, TimeSpan Delay = default)
{
    /// <summary>A call that works.</summary>
    public static MockFault None { get; } = new(MockFaultKind.None);
}
