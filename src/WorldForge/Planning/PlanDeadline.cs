using System.Globalization;

namespace WorldForge.Planning;

/// <summary>The time that one planning step may take: a token for the calls, and an error that tells it from cancellation.</summary>
internal sealed class PlanDeadline : IDisposable
{
    private readonly string _provider;
    private readonly TimeSpan? _limit;
    private readonly TimeProvider _time;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource? _timer;
    private readonly CancellationTokenSource? _linked;
    private readonly long _start;

    public PlanDeadline(string provider, TimeSpan? limit, TimeProvider time, CancellationToken caller)
    {
        _provider = provider;
        _limit = limit;
        _time = time;
        _caller = caller;
        if (limit is { } span)
        {
            _start = time.GetTimestamp();
            _timer = new CancellationTokenSource(span, time);
            _linked = CancellationTokenSource.CreateLinkedTokenSource(_timer.Token, caller);
        }
    }

    /// <summary>Cancelled by the caller, or when the time is over.</summary>
    public CancellationToken Token => _linked?.Token ?? _caller;

    /// <summary>Whether the time is over, and not the caller's patience.</summary>
    public bool HasPassed => !_caller.IsCancellationRequested && _limit is { } limit && _time.GetElapsedTime(_start) >= limit;

    public void ThrowIfOver()
    {
        _caller.ThrowIfCancellationRequested();
        if (HasPassed)
        {
            throw Exceeded();
        }
    }

    public ProviderBudgetExceededException Exceeded(Exception? inner = null) =>
        new(
            FaultCodes.ProviderBudget,
            string.Create(CultureInfo.InvariantCulture, $"Planning with provider '{_provider}' took longer than its {_limit.GetValueOrDefault().TotalSeconds:0.###} s."),
            inner)
        {
            Provider = _provider,
            Operation = "plan",
            Budget = _limit.GetValueOrDefault(),
            Elapsed = _limit is null ? TimeSpan.Zero : _time.GetElapsedTime(_start),
        };

    public void Dispose()
    {
        _linked?.Dispose();
        _timer?.Dispose();
    }
}
