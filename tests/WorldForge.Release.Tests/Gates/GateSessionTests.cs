using System.Collections.Immutable;
using WorldForge.Processes;
using WorldForge.Release.Gates;
using WorldForge.Release.Profiles;
using WorldForge.Testing;

namespace WorldForge.Release.Tests.Gates;

public sealed class GateSessionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_gate_without_findings_passes_and_carries_its_self_test()
    {
        var session = Session(new SampleCollector(), new SampleGate("A", 1));

        var row = await session.RunAsync("A", Token);

        Assert.Equal(GateStatus.Passed, row.Status);
        Assert.True(row.SelfTest!.Passed);
        Assert.NotNull(row.StartedAt);
        Assert.Same(row, session.Results.Single());
    }

    [Fact]
    public async Task Findings_fail_the_gate_in_order_of_their_subjects()
    {
        var session = Session(new SampleCollector((_, _) => Task.FromResult(new SampleFacts(["b", "a"]))), new SampleGate("A", 1));

        var row = await session.RunAsync("A", Token);

        Assert.Equal(GateStatus.Failed, row.Status);
        Assert.Equal(["a", "b"], row.Judgement.Findings.Select(finding => finding.Subject));
    }

    [Fact]
    public async Task A_gate_that_overlooks_a_planted_fault_fails_whatever_the_evidence()
    {
        var session = Session(new SampleCollector(), new SampleGate("A", 1, honest: false));

        var row = await session.RunAsync("A", Token);

        Assert.Equal(GateStatus.Failed, row.Status);
        Assert.False(row.SelfTest!.Passed);
        Assert.Contains("planted fault", row.Judgement.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evidence_of_one_kind_is_collected_once_for_all_gates()
    {
        var collector = new SampleCollector();
        var session = Session(collector, new SampleGate("A", 1), new SampleGate("B", 2));

        await Task.WhenAll(session.RunAsync("A", Token), session.RunAsync("B", Token));

        Assert.Equal(1, collector.Calls);
        Assert.All(session.Results, row => Assert.Equal(GateStatus.Passed, row.Status));
    }

    [Fact]
    public async Task A_skipped_gate_collects_nothing_and_says_why()
    {
        var collector = new SampleCollector();
        var registry = new GateRegistry([new SampleGate("A", 1)], [collector]);
        var session = Session(registry, GateSelection.Skip(registry, ["A"], "no network today"));

        var row = await session.RunAsync("A", Token);

        Assert.Equal(GateStatus.Skipped, row.Status);
        Assert.Equal("no network today", row.Judgement.Reason);
        Assert.Equal(0, collector.Calls);
    }

    [Fact]
    public void Skipping_an_unknown_gate_is_refused_before_anything_runs() =>
        Assert.Throws<WorldForgeException>(() => GateSelection.Skip(GateRegistry.Default, ["Lnit"], null));

    [Theory]
    [InlineData(CollectionOutcome.Unavailable, GateStatus.Skipped)]
    [InlineData(CollectionOutcome.Blocked, GateStatus.NotRun)]
    [InlineData(CollectionOutcome.Faulted, GateStatus.Failed)]
    [InlineData(CollectionOutcome.TimedOut, GateStatus.Failed)]
    public async Task A_collection_without_facts_decides_the_row(CollectionOutcome outcome, GateStatus expected)
    {
        var session = Session(new SampleCollector((_, _) => throw new CollectionException(outcome, "because")), new SampleGate("A", 1));

        var row = await session.RunAsync("A", Token);

        Assert.Equal(expected, row.Status);
        Assert.Equal("because", row.Judgement.Reason);
    }

    [Fact]
    public async Task Broken_evidence_fails_only_the_gate_that_answers_for_it()
    {
        var session = Session(
            new SampleCollector((_, _) => throw CollectionException.Faulted("broken")),
            new SampleGate("A", 1),
            new SampleGate("B", 2, owns: false));

        await session.RunAsync("A", Token);
        await session.RunAsync("B", Token);

        Assert.Equal([GateStatus.Failed, GateStatus.NotRun], session.Results.Select(row => row.Status));
    }

    [Fact]
    public async Task An_unreadable_file_is_a_failed_row_and_not_a_crash()
    {
        var session = Session(new SampleCollector((_, _) => throw new IOException("disk")), new SampleGate("A", 1));

        var row = await session.RunAsync("A", Token);

        Assert.Equal(GateStatus.Failed, row.Status);
        Assert.Equal("disk", row.Judgement.Reason);
    }

    [Fact]
    public async Task A_gate_over_its_time_limit_fails_with_124()
    {
        var time = new ManualTimeProvider();
        var session = Session(
            new GateRegistry([new SampleGate("A", 1)], [new SampleCollector(async (_, token) =>
            {
                time.Advance(TimeSpan.FromMinutes(11));
                await Task.Delay(Timeout.InfiniteTimeSpan, time, token);
                return new SampleFacts([]);
            })]),
            GateSelection.All,
            time);

        var row = await session.RunAsync("A", Token);

        Assert.Equal(GateStatus.Failed, row.Status);
        Assert.Equal(124, row.ExitCode);
        Assert.Contains("time limit of 600 seconds", row.Judgement.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stopped_gate_lets_the_stop_through_and_leaves_a_row_that_says_so()
    {
        using var stop = new CancellationTokenSource();
        var session = Session(
            new SampleCollector(async (_, token) =>
            {
                await stop.CancelAsync();
                token.ThrowIfCancellationRequested();
                return new SampleFacts([]);
            }),
            new SampleGate("A", 1));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => session.RunAsync("A", stop.Token));

        var row = session.Results.Single();
        Assert.Equal(GateStatus.NotRun, row.Status);
        Assert.Contains("stopped", row.Judgement.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gate_that_was_never_reached_has_a_row()
    {
        var session = Session(new SampleCollector(), new SampleGate("A", 1), new SampleGate("B", 2));
        session.Block("B", "A is missing");

        Assert.Equal(["The run ended before this gate was reached.", "A is missing"], session.Results.Select(row => row.Judgement.Reason));
        Assert.All(session.Results, row => Assert.Equal(GateStatus.NotRun, row.Status));
    }

    [Fact]
    public async Task The_last_exit_status_and_every_command_reach_the_row()
    {
        var processes = new ScriptedProcessRunner().On("tool", ProcessResult.Exited(7, "out", "err"));
        var session = Session(
            new GateRegistry([new SampleGate("A", 1)], [new SampleCollector(async (context, token) =>
            {
                await context.RunAsync(new ProcessRequest { FileName = "tool", Arguments = ["a b"], WorkingDirectory = context.Root }, token);
                return new SampleFacts([]);
            })]),
            GateSelection.All,
            processes: processes);

        var row = await session.RunAsync("A", Token);

        Assert.Equal(7, row.ExitCode);
        var command = Assert.Single(row.Commands);
        Assert.Equal("tool 'a b'", command.Command);
        Assert.Equal(("out", "err"), (command.StdoutTail, command.StderrTail));
    }

    [Fact]
    public async Task A_path_of_this_machine_among_the_arguments_is_masked()
    {
        using var elsewhere = await TemporaryRepository.CreateAsync();
        var session = Session(
            new GateRegistry([new SampleGate("A", 1)], [new SampleCollector(async (context, token) =>
            {
                await context.RunAsync(new ProcessRequest { FileName = "tool", Arguments = [elsewhere.Root, "/act"], WorkingDirectory = context.Root }, token);
                return new SampleFacts([]);
            })]),
            GateSelection.All,
            processes: new ScriptedProcessRunner().On("tool", ProcessResult.Exited(0)));

        var row = await session.RunAsync("A", Token);

        Assert.Equal("tool '<host-local-path>' /act", Assert.Single(row.Commands).Command);
    }

    private static GateSession Session(SampleCollector collector, params SampleGate[] gates) =>
        Session(new GateRegistry(gates, [collector]), GateSelection.All);

    private static GateSession Session(GateRegistry registry, GateSelection selection, TimeProvider? time = null, IProcessRunner? processes = null) => new(
        registry,
        new ReleaseProfile
        {
            Name = "test",
            Gates = registry.Names.ToImmutableSortedDictionary(name => name, _ => new GatePolicy(), StringComparer.Ordinal),
        },
        TestServices.With(time: time, processes: processes),
        selection,
        new SilentProgress());

    private sealed class SilentProgress : IGateProgress
    {
        public void Started(GateDefinition gate)
        {
        }

        public void Finished(GateResult result)
        {
        }
    }
}
