using System.Collections.Concurrent;
using System.Collections.Immutable;
using WorldForge.Release.Profiles;

namespace WorldForge.Release.Gates;

/// <summary>One run of the gates: collects each kind of evidence once, judges it, and keeps a row for every gate. Safe for concurrent gates.</summary>
public sealed class GateSession
{
    private const int TimedOutExitCode = 124;

    private readonly GateRegistry _registry;
    private readonly ReleaseProfile _profile;
    private readonly ReleaseServices _services;
    private readonly GateSelection _selection;
    private readonly IGateProgress _progress;
    private readonly ConcurrentDictionary<string, Lazy<Task<EvidenceItem>>> _evidence = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, GateResult> _results = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _unfinished = new(StringComparer.Ordinal);

    /// <summary>Prepares a run; nothing runs yet.</summary>
    public GateSession(GateRegistry registry, ReleaseProfile profile, ReleaseServices services, GateSelection selection, IGateProgress progress)
    {
        _registry = registry;
        _profile = profile;
        _services = services;
        _selection = selection;
        _progress = progress;
    }

    /// <summary>A row for every gate of the registry, in checklist order; what was not reached says so.</summary>
    public ImmutableArray<GateResult> Results =>
        [.. _registry.Gates.Select(gate => _results.TryGetValue(gate.Definition.Name, out var result) ? result : NotReached(gate.Definition))];

    /// <summary>What has been collected so far.</summary>
    public EvidenceBundle Bundle => new(_evidence.Values
        .Where(item => item.IsValueCreated && item.Value.IsCompletedSuccessfully)
        .Select(item => item.Value.Result));

    /// <summary>Runs one gate: skips it if asked to, else collects and judges. A "no" is a row, never an exception.</summary>
    /// <exception cref="OperationCanceledException">The run was stopped; the row says so.</exception>
    public async Task<GateResult> RunAsync(string name, CancellationToken cancellationToken)
    {
        var gate = _registry.Find(name);
        _progress.Started(gate.Definition);
        _unfinished[name] = "The run was stopped before this gate had finished.";
        var (bundle, row) = _selection.Skipped.TryGetValue(name, out var reason)
            ? (EvidenceBundle.Empty, Row(gate, new GateJudgement { Status = GateStatus.Skipped, Reason = reason }))
            : await CollectAndJudgeAsync(gate, cancellationToken).ConfigureAwait(false);
        var result = await new ArtifactSink(_services).WriteAsync(gate, bundle, row, cancellationToken).ConfigureAwait(false);
        _results[name] = result;
        _progress.Finished(result);
        return result;
    }

    /// <summary>Records why a gate will not be reached, unless it has a row already.</summary>
    public void Block(string name, string cause) => _unfinished.TryAdd(name, cause);

    /// <summary>The facts of a collector, outside any gate; collected at most once.</summary>
    /// <returns>The item, which says itself when there are no facts.</returns>
    public Task<EvidenceItem> CollectAsync(string type, GatePolicy policy, CancellationToken cancellationToken) =>
        _evidence.GetOrAdd(type, key => new Lazy<Task<EvidenceItem>>(() => CollectOnceAsync(key, policy, cancellationToken))).Value;

    private async Task<(EvidenceBundle Bundle, GateResult Row)> CollectAndJudgeAsync(IGate gate, CancellationToken cancellationToken)
    {
        var policy = _profile.Policy(gate.Definition.Name);
        var startedAt = _services.Time.GetUtcNow();
        var started = _services.Time.GetTimestamp();
        List<EvidenceItem> items = [];
        foreach (var type in gate.Definition.Evidence)
        {
            items.Add(await CollectAsync(type, policy, cancellationToken).ConfigureAwait(false));
        }

        var bundle = new EvidenceBundle(items);
        var selfTest = GateSelfTest.Of(gate);
        var judgement = selfTest.Passed
            ? gate.Judge(bundle, policy)
            : new GateJudgement { Status = GateStatus.Failed, Reason = "The gate did not reject every planted fault, so its answer proves nothing." };
        return (bundle, Row(gate, judgement) with
        {
            SelfTest = selfTest,
            ExitCode = items.Any(item => item.Outcome == CollectionOutcome.TimedOut)
                ? TimedOutExitCode
                : items.SelectMany(item => item.Commands).LastOrDefault()?.ExitCode,
            StartedAt = startedAt,
            FinishedAt = _services.Time.GetUtcNow(),
            Duration = _services.Time.GetElapsedTime(started),
            Commands = [.. items.SelectMany(item => item.Commands)],
        });
    }

    private async Task<EvidenceItem> CollectOnceAsync(string type, GatePolicy policy, CancellationToken cancellationToken)
    {
        var collector = _registry.Collector(type);
        var context = new CollectContext(_services, policy, (other, token) => CollectAsync(other, policy, token));
        var startedAt = _services.Time.GetUtcNow();
        var started = _services.Time.GetTimestamp();
        using var limit = new CancellationTokenSource(policy.TimeLimit, _services.Time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);

        object? facts = null;
        var outcome = CollectionOutcome.Collected;
        var reason = "";
        try
        {
            facts = await collector.CollectAsync(context, linked.Token).ConfigureAwait(false);
        }
        catch (CollectionException exception)
        {
            (outcome, reason) = (exception.Outcome, exception.Message);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            (outcome, reason) = (CollectionOutcome.TimedOut, $"Did not finish within its time limit of {policy.TimeLimit.TotalSeconds:0} seconds; its processes were ended.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or IWorldForgeFault or FormatException or InvalidDataException)
        {
            (outcome, reason) = (CollectionOutcome.Faulted, exception.Message);
        }

        return new EvidenceItem
        {
            Type = type,
            Outcome = outcome,
            Reason = _services.Redactor.Redact(reason),
            StartedAt = startedAt,
            FinishedAt = _services.Time.GetUtcNow(),
            Duration = _services.Time.GetElapsedTime(started),
            Commands = context.Commands,
            Facts = facts,
        };
    }

    private GateResult Row(IGate gate, GateJudgement judgement) => new()
    {
        Gate = gate.Definition,
        Required = _profile.Policy(gate.Definition.Name).Required,
        Judgement = judgement,
    };

    private GateResult NotReached(GateDefinition gate) => new()
    {
        Gate = gate,
        Required = _profile.Policy(gate.Name).Required,
        Judgement = new GateJudgement
        {
            Status = GateStatus.NotRun,
            Reason = _unfinished.GetValueOrDefault(gate.Name, "The run ended before this gate was reached."),
        },
    };
}
