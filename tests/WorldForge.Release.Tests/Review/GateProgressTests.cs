using Build.Review;
using WorldForge.Release.Gates;
using WorldForge.Release.Tests.Gates;

namespace WorldForge.Release.Tests.Review;

public sealed class GateProgressTests
{
    [Fact]
    public void A_pass_needs_no_note() => Assert.Null(GateProgress.Note(Row(GateStatus.Passed)));

    [Fact]
    public void A_gap_says_its_reason() => Assert.Equal("because", GateProgress.Note(Row(GateStatus.Skipped, "because")));

    [Fact]
    public void A_no_names_the_first_finding_how_many_more_and_the_triage_step()
    {
        var note = GateProgress.Note(Row(
            GateStatus.Failed,
            "",
            new GateFinding { Subject = "CA1", Location = "a.cs:1", Message = "Wrong." },
            new GateFinding { Subject = "CA2", Message = "Wrong too" }));

        Assert.Equal("CA1 at a.cs:1: Wrong (and 1 more). First triage: Look at A.", note);
    }

    [Fact]
    public void A_no_without_findings_says_its_reason() =>
        Assert.Equal("It broke. First triage: Look at A.", GateProgress.Note(Row(GateStatus.Failed, "It broke.")));

    private static GateResult Row(GateStatus status, string reason = "", params GateFinding[] findings) => new()
    {
        Gate = new SampleGate("A", 1).Definition,
        Required = true,
        Judgement = new GateJudgement { Status = status, Reason = reason, Findings = [.. findings] },
    };
}
