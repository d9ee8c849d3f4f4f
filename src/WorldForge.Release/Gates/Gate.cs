using System.Collections.Immutable;

namespace WorldForge.Release.Gates;

/// <summary>A gate over one kind of facts. What holds for every gate is here: missing evidence, waivers, order, self-test.</summary>
/// <typeparam name="TFacts">The facts that the gate judges.</typeparam>
public abstract class Gate<TFacts> : IGate
    where TFacts : class, IEvidenceFacts<TFacts>
{
    /// <inheritdoc/>
    public abstract GateDefinition Definition { get; }

    /// <inheritdoc/>
    public GateSelfTestPlan SelfTestPlan => new(Bundle(SoundFacts), SelfTestPolicy, [.. Faults.Select(fault => new PlantedFault(fault.Name, Bundle(fault.Facts)))]);

    /// <summary>Facts that pass under <see cref="SelfTestPolicy"/>.</summary>
    protected abstract TFacts SoundFacts { get; }

    /// <summary>At least five faults, each planted alone into <see cref="SoundFacts"/>.</summary>
    protected abstract ImmutableArray<(string Name, TFacts Facts)> Faults { get; }

    /// <summary>Whether broken evidence is this gate's own failure; false when another gate answers for the same evidence.</summary>
    protected virtual bool OwnsEvidence => true;

    /// <summary>The policy of the self-test.</summary>
    protected virtual GatePolicy SelfTestPolicy => new();

    /// <inheritdoc/>
    public GateJudgement Judge(EvidenceBundle bundle, GatePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        ArgumentNullException.ThrowIfNull(policy);
        return bundle.Find(TFacts.Type) switch
        {
            null => new GateJudgement { Status = GateStatus.NotRun, Reason = $"No evidence of type {TFacts.Type} was collected." },
            { Outcome: CollectionOutcome.Collected, Facts: TFacts facts } => Weigh(facts, policy),
            { Outcome: CollectionOutcome.Unavailable } item => new GateJudgement { Status = GateStatus.Skipped, Reason = item.Reason },
            { Outcome: CollectionOutcome.Blocked } item => new GateJudgement { Status = GateStatus.NotRun, Reason = item.Reason },
            { } item => new GateJudgement { Status = OwnsEvidence ? GateStatus.Failed : GateStatus.NotRun, Reason = item.Reason },
        };
    }

    /// <summary>All findings, in any order; none means that the gate passes.</summary>
    protected abstract IEnumerable<GateFinding> Findings(TFacts facts, GatePolicy policy);

    /// <summary>Why the facts, though collected, give no answer; null when they do.</summary>
    protected virtual string? NoAnswer(TFacts facts, GatePolicy policy) => null;

    /// <summary>Figures worth a line in the report.</summary>
    protected virtual ImmutableSortedDictionary<string, double> Measures(TFacts facts) => ImmutableSortedDictionary<string, double>.Empty;

    private static EvidenceBundle Bundle(TFacts facts) => new(
    [
        new EvidenceItem
        {
            Type = TFacts.Type,
            Outcome = CollectionOutcome.Collected,
            StartedAt = DateTimeOffset.UnixEpoch,
            FinishedAt = DateTimeOffset.UnixEpoch,
            Duration = TimeSpan.Zero,
            Facts = facts,
        },
    ]);

    private GateJudgement Weigh(TFacts facts, GatePolicy policy)
    {
        var noAnswer = NoAnswer(facts, policy);
        var weighed = WaiverDesk.Apply(Findings(facts, policy), policy, complete: noAnswer is null);
        return new GateJudgement
        {
            Status = weighed.Open.Length > 0 ? GateStatus.Failed : noAnswer is null ? GateStatus.Passed : GateStatus.Skipped,
            Reason = weighed.Open.Length > 0 ? "" : noAnswer ?? "",
            Findings = weighed.Open,
            Waived = weighed.Waived,
            Measures = Measures(facts),
        };
    }
}
