using System.Collections.Immutable;
using WorldForge.Release.Gates;

namespace WorldForge.Release.Tests.Gates;

internal sealed class SampleGate(string name, int order, bool honest = true, bool owns = true) : Gate<SampleFacts>
{
    public override GateDefinition Definition { get; } = new()
    {
        Name = name,
        Order = order,
        Task = name,
        Command = $"check {name}",
        TriageStep = $"Look at {name}.",
        Evidence = [SampleFacts.Type],
    };

    protected override bool OwnsEvidence => owns;

    protected override SampleFacts SoundFacts { get; } = new([]);

    protected override ImmutableArray<(string Name, SampleFacts Facts)> Faults =>
        [.. Enumerable.Range(1, GateSelfTest.MinimumFaults).Select(number => ($"fault {number}", new SampleFacts([honest || number > 1 ? $"p{number}" : "invisible"])))];

    protected override IEnumerable<GateFinding> Findings(SampleFacts facts, GatePolicy policy) =>
        facts.Problems.Where(problem => problem != "invisible").Select(problem => new GateFinding { Subject = problem, Message = $"{problem} is wrong" });
}
