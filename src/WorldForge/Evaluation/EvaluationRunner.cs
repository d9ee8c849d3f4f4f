using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using WorldForge.Capabilities;

namespace WorldForge.Evaluation;

/// <summary>Asks providers the scenarios of a suite.</summary>
/// <remarks>
/// Providers are asked at the same time, the scenarios of one provider one after another. Results come in the order of the providers, then of the
/// scenarios, however many run at once; so does the first error, which ends the run: what a later provider did is then thrown away, and an
/// earlier provider is never cut short by a later one's failure.
/// </remarks>
public sealed class EvaluationRunner
{
    private readonly Forge _forge;
    private readonly TimeProvider _time;

    /// <summary>Creates a runner.</summary>
    /// <param name="suite">What is asked.</param>
    /// <param name="forge">Knows the providers.</param>
    /// <param name="time">The clock of durations and of the report's date; the system's when null.</param>
    public EvaluationRunner(EvaluationSuite suite, Forge forge, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(suite);
        ArgumentNullException.ThrowIfNull(forge);
        Suite = suite;
        _forge = forge;
        _time = time ?? TimeProvider.System;
    }

    /// <summary>What is asked.</summary>
    public EvaluationSuite Suite { get; }

    /// <summary>What every provider needs, in canonical order.</summary>
    public ImmutableArray<Capability> RequiredCapabilities => Suite.RequiredCapabilities;

    /// <summary>Checks that every provider is registered and has every required capability. Nothing is called.</summary>
    /// <exception cref="WorldForgeException">A provider lacks a capability; the message names suite, provider and what is missing.</exception>
    /// <exception cref="ProviderException">A provider is not registered.</exception>
    public void CheckProviders(EvaluationRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        foreach (string provider in request.Providers)
        {
            ProviderCapabilities capabilities = _forge.GetProviderInfo(provider).Capabilities;
            string missing = string.Join(", ", RequiredCapabilities.Where(needed => !capabilities.Supports(needed)).Select(static needed => needed.ToWireName()));
            if (missing.Length > 0)
            {
                throw new WorldForgeException(
                    FaultCodes.ProviderCapability,
                    $"Suite '{Suite.Id}' needs what provider '{provider}' does not support: {missing}.")
                { Provider = provider };
            }
        }
    }

    /// <summary>Asks every provider every scenario.</summary>
    /// <param name="request">Whom to ask.</param>
    /// <param name="cancellationToken">Ends the run; so does leaving the enumeration early.</param>
    /// <returns>The results in report order, each as soon as it and all before it are there.</returns>
    /// <exception cref="WorldForgeException">A provider lacks a capability, or an evaluator answered wrongly.</exception>
    /// <exception cref="WorldStateException">A provider predicted a malformed state.</exception>
    /// <exception cref="ProviderException">A provider is not registered or failed.</exception>
    public async IAsyncEnumerable<EvaluationResult> RunAsync(
        EvaluationRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        CheckProviders(request);
        await foreach (TimedResult item in PassOver(request).ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return item.Result;
        }
    }

    /// <summary>Asks every provider every scenario and reports.</summary>
    /// <param name="request">Whom to ask, and what the report says of it.</param>
    /// <param name="onResult">Told of each result in report order, for progress; what it throws ends the run.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>The report with its provenance and its workflow trace.</returns>
    /// <exception cref="WorldForgeException">A provider lacks a capability, or an evaluator answered wrongly.</exception>
    /// <exception cref="WorldStateException">A provider predicted a malformed state.</exception>
    /// <exception cref="ProviderException">A provider is not registered or failed.</exception>
    public async Task<EvaluationReport> RunReportAsync(
        EvaluationRequest request,
        Action<EvaluationResult>? onResult = null,
        CancellationToken cancellationToken = default)
    {
        CheckProviders(request);
        long eventsBefore = request.EventCounter?.Count ?? 0;
        var trace = new EvaluationTrace(Suite, request.Providers, _time);
        var results = ImmutableArray.CreateBuilder<EvaluationResult>(request.Providers.Length * Suite.Scenarios.Length);
        await foreach (TimedResult item in PassOver(request).ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            results.Add(item.Result);
            trace.Add(item);
            onResult?.Invoke(item.Result);
        }

        ImmutableArray<EvaluationResult> safe = EvaluationReport.Safe(results);
        long events = (request.EventCounter?.Count ?? 0) - eventsBefore;
        return new EvaluationReport(
            Suite.Id,
            Suite.Name,
            Suite.ClaimBoundary,
            Suite.MetricSemantics,
            safe,
            EvaluationProvenance.Of(Suite, request, safe, (int)Math.Min(events, int.MaxValue), _time.GetUtcNow()),
            trace.Build(),
            request.MaxGalleryCases);
    }

    private EvaluationRun PassOver(EvaluationRequest request) => new(Suite, _forge, request, _time);
}
