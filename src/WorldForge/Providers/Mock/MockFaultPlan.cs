using WorldForge.Randomness;

namespace WorldForge.Providers.Mock;

/// <summary>The faults of the next calls, first in first out; a call beyond the plan works. Thread-safe.</summary>
public sealed class MockFaultPlan
{
    private readonly Lock _gate = new();
    private readonly Queue<MockFault> _next = new();

    /// <summary>How many planned calls are left.</summary>
    public int Remaining
    {
        get
        {
            lock (_gate)
            {
                return _next.Count;
            }
        }
    }

    /// <summary>A plan drawn from a seed: each call fails in one of the given ways with the given probability.</summary>
    /// <param name="seed">The same seed gives the same plan.</param>
    /// <param name="calls">How many calls to plan.</param>
    /// <param name="probability">In [0, 1].</param>
    /// <param name="kinds">The ways to fail; each as likely as the others.</param>
    /// <exception cref="WorldForgeException">A value is out of range.</exception>
    public static MockFaultPlan Seeded(long seed, int calls, double probability, params IReadOnlyList<MockFaultKind> kinds)
    {
        Validation.Check.PositiveInt(calls, "calls");
        Validation.Check.Probability(probability, "probability");
        if (kinds is null || kinds.Count == 0)
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, "kinds must name at least one way to fail.");
        }

        SplitMix64 random = new(unchecked((ulong)seed));
        MockFaultPlan plan = new();
        for (int call = 0; call < calls; call++)
        {
            bool fails = (random.NextUInt64() >> 11) * (1.0 / (1UL << 53)) < probability;
            int kind = (int)(random.NextUInt64() % (ulong)kinds.Count);
            plan.Next(fails ? Default(kinds[kind]) : MockFault.None);
        }

        return plan;
    }

    /// <summary>Plans the next call that is not planned yet.</summary>
    public MockFaultPlan Next(MockFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        lock (_gate)
        {
            _next.Enqueue(fault);
        }

        return this;
    }

    /// <summary>Plans a call that throws.</summary>
    public MockFaultPlan FailNext(Exception error) => Next(new MockFault(MockFaultKind.Error, error));

    /// <summary>Plans a call that works after a time.</summary>
    public MockFaultPlan DelayNext(TimeSpan delay) => Next(new MockFault(MockFaultKind.Latency, Delay: delay));

    internal MockFault Take()
    {
        lock (_gate)
        {
            return _next.TryDequeue(out MockFault? fault) ? fault : MockFault.None;
        }
    }

    private static MockFault Default(MockFaultKind kind) =>
        kind == MockFaultKind.Error
            ? new MockFault(kind, new ProviderException(FaultCodes.ProviderFailed, "The mock failed as planned."))
            : new MockFault(kind, Delay: TimeSpan.FromMilliseconds(1));
}
