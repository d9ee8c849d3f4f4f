using WorldForge.Release.Gates;

namespace WorldForge.Release.Tests.Gates;

public sealed class GateRegistryTests
{
    public static TheoryData<string> Names => [.. GateRegistry.Default.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_gate_accepts_sound_evidence_and_rejects_every_planted_fault(string name)
    {
        var test = GateSelfTest.Of(GateRegistry.Default.Find(name));

        Assert.True(test.SoundAccepted);
        Assert.True(test.Faults.Length >= GateSelfTest.MinimumFaults);
        Assert.All(test.Faults, fault => Assert.True(fault.Rejected, fault.Name));
        Assert.True(test.Passed);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_gate_says_not_run_without_evidence(string name)
    {
        var judgement = GateRegistry.Default.Find(name).Judge(EvidenceBundle.Empty, new GatePolicy());

        Assert.Equal(GateStatus.NotRun, judgement.Status);
        Assert.NotEmpty(judgement.Reason);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_gate_names_a_command_a_task_and_a_triage_step(string name)
    {
        var definition = GateRegistry.Default.Find(name).Definition;

        Assert.NotEmpty(definition.Command);
        Assert.DoesNotContain('\n', definition.Command);
        Assert.NotEmpty(definition.Task);
        Assert.EndsWith(".", definition.TriageStep, StringComparison.Ordinal);
        Assert.NotEmpty(definition.Inputs.Tools);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_names_commands_and_triage_steps_survive_redaction(string name)
    {
        var definition = GateRegistry.Default.Find(name).Definition;

        foreach (var redactor in new[] { Redaction.Redactor.Observable, Redaction.Redactor.Security })
        {
            Assert.Equal(definition.Name, redactor.Redact(definition.Name));
            Assert.Equal(definition.Command, redactor.Redact(definition.Command));
            Assert.Equal(definition.TriageStep, redactor.Redact(definition.TriageStep));
        }
    }

    [Fact]
    public void An_unknown_name_is_answered_with_the_nearest()
    {
        var error = Assert.Throws<WorldForgeException>(() => GateRegistry.Default.Find("Lokfile"));

        Assert.Equal("wf.gate.unknown", error.Code);
        Assert.Contains("'Lockfile'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_gates_in_one_place_are_refused() =>
        Assert.Throws<ArgumentException>(() => new GateRegistry([new SampleGate("A", 1), new SampleGate("B", 1)], [new SampleCollector()]));

    [Fact]
    public void A_gate_whose_evidence_nobody_collects_is_refused() =>
        Assert.Throws<ArgumentException>(() => new GateRegistry([new SampleGate("A", 1)], []));
}
