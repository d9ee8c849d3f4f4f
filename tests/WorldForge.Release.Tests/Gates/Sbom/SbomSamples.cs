using WorldForge.Release.Gates;
using WorldForge.Release.Gates.Sbom;

namespace WorldForge.Release.Tests.Gates.Sbom;

/// <summary>The sound facts of the gate's own self-test, and judgements of what is made of them.</summary>
internal static class SbomSamples
{
    public static SbomGate Gate { get; } = new();

    public static SbomFacts Sound { get; } = Gate.SelfTestPlan.Sound.Facts<SbomFacts>()!;

    public static GateJudgement Judge(SbomFacts facts) => Gate.Judge(Bundle(facts), new GatePolicy());

    public static EvidenceBundle Bundle(SbomFacts facts) => new([TestServices.Item(SbomFacts.Type, facts)]);

    public static GateResult Result(GateJudgement judgement) => new() { Gate = Gate.Definition, Required = true, Judgement = judgement };
}
