using System.Collections.Concurrent;

namespace WorldForge.Events;

/// <summary>Counts events in a host's metrics system, with exactly five bounded labels.</summary>
/// <remarks>
/// Labels: <c>provider</c>, <c>operation</c>, <c>phase</c>, <c>status_class</c> (<c>none</c>, <c>1xx</c> to <c>5xx</c>) and
/// <c>capability</c> (one of the five, else <c>unknown</c>). Never targets, ids, texts or metadata keys.
/// </remarks>
public sealed class ProviderMetricsExporterSink : IProviderEventHandler
{
    private const int PhaseLimit = 16;

    private readonly ConcurrentDictionary<LabelKey, MetricLabels> _labels = new();
    private readonly ConcurrentDictionary<string, bool> _phases = new(StringComparer.Ordinal);
    private readonly CardinalityGuard _guard;
    private readonly IMetricsExporter _exporter;
    private readonly string _events;
    private readonly string _operations;
    private readonly string _retries;
    private readonly string _errors;
    private readonly string _latency;

    /// <summary>Makes a sink.</summary>
    /// <param name="exporter">The host's metrics system.</param>
    /// <param name="prefix">First part of every metric name; trimmed.</param>
    /// <param name="guard">Bounds the pairs of provider and operation; a new one with the default limit when <see langword="null"/>.</param>
    /// <exception cref="WorldForgeException"><paramref name="prefix"/> is blank.</exception>
    public ProviderMetricsExporterSink(
        IMetricsExporter exporter,
        string prefix = ProviderTelemetry.MetricPrefix,
        CardinalityGuard? guard = null)
    {
        ArgumentNullException.ThrowIfNull(exporter);
        if (string.IsNullOrWhiteSpace(prefix))
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, "Metrics prefix must be a non-blank text.");
        }

        _exporter = exporter;
        _guard = guard ?? new CardinalityGuard();
        string trimmed = prefix.Trim();
        _events = $"{trimmed}_events_total";
        _operations = $"{trimmed}_operations_total";
        _retries = $"{trimmed}_retries_total";
        _errors = $"{trimmed}_errors_total";
        _latency = $"{trimmed}_latency_ms";
    }

    /// <inheritdoc/>
    public void Handle(ProviderEvent providerEvent)
    {
        ArgumentNullException.ThrowIfNull(providerEvent);
        MetricLabels labels = _labels.GetOrAdd(Key(providerEvent), static key => key.ToLabels());
        _exporter.IncrementCounter(_events, 1, labels);
        _exporter.IncrementCounter(providerEvent.Phase is EventPhase.Retry ? _retries : _operations, 1, labels);
        if (EventPhase.IsError(providerEvent.Phase))
        {
            _exporter.IncrementCounter(_errors, 1, labels);
        }

        if (providerEvent.DurationMs is { } duration)
        {
            _exporter.ObserveHistogram(_latency, duration, labels);
        }
    }

    private LabelKey Key(ProviderEvent source) => new(
        _guard.Admit(source.Provider, source.Operation),
        Phase(source.Phase),
        source.StatusCode is { } status ? status / 100 : 0,
        source.Capability ?? EventCapability.Unknown);

    private string Phase(string phase)
    {
        if (phase is EventPhase.Success or EventPhase.Failure or EventPhase.Retry or EventPhase.BudgetExceeded || _phases.ContainsKey(phase))
        {
            return phase;
        }

        return _phases.Count < PhaseLimit && _phases.TryAdd(phase, true) ? phase : CardinalityGuard.Overflow;
    }

    private readonly record struct LabelKey(MetricKey Pair, string Phase, int StatusClass, string Capability)
    {
        public MetricLabels ToLabels() => MetricLabels.Of(
            ("provider", Pair.Provider),
            ("operation", Pair.Operation),
            ("phase", Phase),
            ("status_class", EventStatusClass.Of(StatusClass) ?? "none"),
            ("capability", Capability));
    }
}
