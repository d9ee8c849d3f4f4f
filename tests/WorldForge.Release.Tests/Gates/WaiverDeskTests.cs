using WorldForge.Release.Gates;

namespace WorldForge.Release.Tests.Gates;

public sealed class WaiverDeskTests
{
    private static readonly DateOnly Today = new(2026, 6, 1);

    [Fact]
    public void A_valid_waiver_takes_its_finding_out_of_the_way_and_keeps_it_visible()
    {
        var (open, waived) = WaiverDesk.Apply([Finding("a"), Finding("b")], Policy(Waiver("a", Today)));

        Assert.Equal(["b"], open.Select(finding => finding.Subject));
        Assert.Equal("a", Assert.Single(waived).Finding.Subject);
    }

    [Fact]
    public void An_expired_waiver_covers_nothing_and_is_a_finding_itself()
    {
        var (open, waived) = WaiverDesk.Apply([Finding("a")], Policy(Waiver("a", Today.AddDays(-1))));

        Assert.Equal(["a", "waiver:a"], open.Select(finding => finding.Subject));
        Assert.Empty(waived);
    }

    [Fact]
    public void An_unused_waiver_is_a_finding()
    {
        var (open, _) = WaiverDesk.Apply([], Policy(Waiver("a", Today)));

        Assert.Contains("covers no finding", Assert.Single(open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unused_waiver_is_no_finding_while_the_gate_has_no_answer()
    {
        var (open, _) = WaiverDesk.Apply([], Policy(Waiver("a", Today), Waiver("b", Today.AddDays(-1))), complete: false);

        Assert.Equal(["waiver:b"], open.Select(finding => finding.Subject));
    }

    [Fact]
    public void Findings_are_ordered_by_subject_place_and_message()
    {
        var (open, _) = WaiverDesk.Apply(
            [Finding("b"), Finding("a") with { Location = "z" }, Finding("a") with { Location = "y", Message = "2" }, Finding("a") with { Location = "y", Message = "1" }],
            Policy());

        Assert.Equal(["a y 1", "a y 2", "a z wrong", "b  wrong"], open.Select(finding => $"{finding.Subject} {finding.Location} {finding.Message}"));
    }

    private static GateFinding Finding(string subject) => new() { Subject = subject, Message = "wrong" };

    private static Waiver Waiver(string subject, DateOnly expires) => new() { Gate = "A", Subject = subject, Reason = "r", Owner = "o", Expires = expires };

    private static GatePolicy Policy(params Waiver[] waivers) => new() { Waivers = [.. waivers], Today = Today };
}
