using System.Collections.Immutable;
using WorldForge.Bundles;
using WorldForge.IO;
using WorldForge.Redaction;
using WorldForge.Runs;
using WorldForge.Serialization;

namespace WorldForge.Drills;

/// <summary>
/// Rehearses failures. Each drill is a run of its own whose manifest says <c>failed</c>, because the rehearsed incident did happen; the
/// drill itself passes when the failure was the expected one.
/// </summary>
public sealed class DrillRunner
{
    private const string Kind = "operator_drill";

    private readonly DrillOptions _options;
    private readonly RunStore _store;
    private readonly string _current;
    private readonly string _workspace;
    private readonly Redactor _redactor;

    /// <summary>Prepares drills in a workspace; nothing is touched before the first one runs.</summary>
    public DrillRunner(DrillOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _current = Path.GetFullPath(options.CurrentFolder ?? Directory.GetCurrentDirectory());
        _workspace = Path.GetFullPath(options.Workspace, _current);
        _store = new RunStore(_workspace, options.Time, options.RunIds);
        _redactor = Redactor.Security.WithRoots(HostRoots.OfThisMachine());
    }

    /// <summary>Runs one drill.</summary>
    /// <exception cref="WorldForgeException">There is no such drill, or the disk refuses.</exception>
    public Task<DrillResult> RunAsync(string id, CancellationToken cancellationToken = default) => RunAsync(DrillCatalogue.Get(id), cancellationToken);

    /// <summary>Runs every drill in order; one that does not see its failure does not stop the others.</summary>
    /// <param name="onResult">Told of each result; may be null.</param>
    /// <param name="cancellationToken">Cancels the drills; the run under way is kept as cancelled.</param>
    /// <exception cref="WorldForgeException">The disk refuses.</exception>
    public async Task<DrillReport> RunAllAsync(Action<DrillResult>? onResult = null, CancellationToken cancellationToken = default)
    {
        ImmutableArray<DrillResult>.Builder results = ImmutableArray.CreateBuilder<DrillResult>();
        foreach (DrillSpec drill in DrillCatalogue.All)
        {
            DrillResult result = await RunAsync(drill, cancellationToken).ConfigureAwait(false);
            results.Add(result);
            onResult?.Invoke(result);
        }

        return new DrillReport { Runs = results.ToImmutable() };
    }

    internal async Task<DrillResult> RunAsync(DrillSpec spec, IDrill drill, CancellationToken cancellationToken)
    {
        DrillResult result = await _store.RunAsync(Start(spec), (run, token) => RehearseAsync(spec, drill, run, token), cancellationToken).ConfigureAwait(false);
        if (!_options.Bundle)
        {
            return result;
        }

        BundleResult bundle = await IssueBundle.WriteAsync(
            new BundleRequest { Workspace = _workspace, Runs = [result.RunId], Overwrite = true, CurrentFolder = _current, Time = _options.Time },
            cancellationToken).ConfigureAwait(false);
        return result with { IssueBundle = bundle };
    }

    private static IDrill Of(DrillSpec spec) => spec.Id switch
    {
        "missing-credentials" => new MissingConfigurationDrill(),
        "missing-optional-dependency" => new MissingDependencyDrill(),
        "malformed-provider-output" => new MalformedOutputDrill(),
        "budget-violation" => new BudgetViolationDrill(),
        "corrupted-world-state" => new CorruptedStateDrill(),
        "expired-artifact" => new ExpiredArtifactDrill(),
        _ => new UnsafeEventDrill(),
    };

    private static RunStart Start(DrillSpec spec) => new()
    {
        Kind = Kind,
        Command = $"{spec.Command} --workspace-dir <workspace-dir>",
        Provider = "fixture",
        Operation = spec.FailureMode,
        InputSummary = JsonObject.Create(("drill_id", spec.Id), ("checkout_safe", true), ("prepared_host", false)),
    };

    private Task<DrillResult> RunAsync(DrillSpec spec, CancellationToken cancellationToken) => RunAsync(spec, Of(spec), cancellationToken);

    private async Task<DrillResult> RehearseAsync(DrillSpec spec, IDrill drill, RunSession run, CancellationToken cancellationToken)
    {
        DrillObservation seen = await ObserveAsync(drill, run, cancellationToken).ConfigureAwait(false);
        var result = new DrillResult
        {
            Drill = spec,
            RunId = run.Id,
            ExpectedFailureObserved = seen.Expected,
            FailureSignal = Safe(seen.Signal),
            Details = _redactor.Redact(seen.Details),
            DisplayRunWorkspace = HostPathDisplay.Display(Path.Join(_workspace, "runs", run.Id.ToString()), _current),
        };
        run.WriteJson("results/drill.json", result.ToRecord());
        run.AddArtifact("drill_json", "results/drill.json");
        run.WriteText("reports/drill.md", result.ToMarkdown());
        run.AddArtifact("drill_markdown", "reports/drill.md");
        run.Complete(new RunOutcome { Status = RunStatus.Failed, EventCount = seen.EventCount, ResultSummary = Summary(result) });
        return result with { ArtifactPaths = run.Manifest.ArtifactPaths };
    }

    private async Task<DrillObservation> ObserveAsync(IDrill drill, RunSession run, CancellationToken cancellationToken)
    {
        try
        {
            return await drill.RunAsync(run, _options, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Whatever else went wrong, it was not the failure to rehearse: the drill fails and the next one runs.
            return new DrillObservation(false, $"unexpected {exception.GetType().Name}: {exception.Message}", JsonObject.Empty);
        }
    }

    private static JsonObject Summary(DrillResult result) => JsonObject.Create(
        ("drill_id", result.Drill.Id),
        ("drill_passed", result.ExpectedFailureObserved),
        ("expected_failure_observed", result.ExpectedFailureObserved),
        ("expected_failure", result.Drill.ExpectedFailure),
        ("expected_signal", result.Drill.ExpectedFailure),
        ("observed_failure", result.FailureSignal),
        ("failure_signal", result.FailureSignal),
        ("recovery_command", result.Drill.RecoveryCommand));

    private string Safe(string text) => _redactor.Redact(text).Trim();
}
