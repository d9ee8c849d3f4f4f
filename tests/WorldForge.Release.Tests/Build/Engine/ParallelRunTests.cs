using Build;
using Build.Engine;
using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Frosting;

namespace WorldForge.Release.Tests.Build.Engine;

public sealed class ParallelRunTests
{
    [Fact]
    public void Runs_independent_tasks_at_the_same_time()
    {
        using var host = new HostFixture(typeof(MeetsOne), typeof(MeetsTwo), typeof(Both));

        Assert.Equal(0, host.Run("--target=Both", "--jobs=2"));
        Assert.Equal(["met", "met"], host.Journal.Entries);
    }

    [Fact]
    public void Keeps_what_each_task_writes_together()
    {
        using var host = new HostFixture(typeof(MeetsOne), typeof(MeetsTwo), typeof(Both));

        host.Run("--target=Both", "--jobs=2");

        Assert.Contains("--- MeetsOne\nMeetsOne before\nMeetsOne after\n--- end of MeetsOne\n", host.Output, StringComparison.Ordinal);
        Assert.Contains("--- MeetsTwo\nMeetsTwo before\nMeetsTwo after\n--- end of MeetsTwo\n", host.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public void Never_overlaps_tasks_that_use_the_same_resource(int jobs)
    {
        using var host = new HostFixture(typeof(UsesA), typeof(UsesB), typeof(UsesC), typeof(UsesAll));

        Assert.Equal(0, host.Run("--target=UsesAll", $"--jobs={jobs}"));

        IReadOnlyList<string> entries = host.Journal.Entries;
        Assert.Equal(6, entries.Count);
        Assert.All(entries.Chunk(2), pair => Assert.Equal(pair[0].Replace("enter", "leave", StringComparison.Ordinal), pair[1]));
    }

    [Theory]
    [InlineData("--jobs=1")]
    [InlineData("--jobs=4")]
    public void Passes_every_dependency_before_its_dependants(string jobs)
    {
        using var host = new HostFixture(typeof(First), typeof(Second), typeof(Third));

        Assert.Equal(0, host.Run("--target=Third", jobs));
        Assert.Equal(["First", "Second", "Third"], host.Journal.Entries);
    }

    [Fact]
    public void Runs_a_dependency_of_two_targets_once()
    {
        using var host = new HostFixture(typeof(First), typeof(Second), typeof(Third));

        Assert.Equal(0, host.Run("--target=Second", "--target=Third", "--jobs=1"));
        Assert.Equal(["First", "Second", "Third"], host.Journal.Entries);
    }

    [Fact]
    public void Runs_an_exclusive_target_without_its_dependencies()
    {
        using var host = new HostFixture(typeof(First), typeof(Second), typeof(Third));

        Assert.Equal(0, host.Run("--target=Third", "--exclusive"));
        Assert.Equal(["Third"], host.Journal.Entries);
    }

    [Fact]
    public void Numbers_a_dry_run_in_plan_order_and_runs_nothing()
    {
        using var host = new HostFixture(typeof(First), typeof(Second), typeof(Third));

        Assert.Equal(0, host.Run("--target=Third", "--dryrun", "--jobs=8"));

        Assert.Empty(host.Journal.Entries);
        Assert.Equal(
            "Performing dry run...\nTargets are: Third\n\n1. First\n2. Second\n3. Third\n\nThis was a dry run.\nNo tasks were actually executed.\n",
            host.Output);
        Assert.False(Directory.Exists(Path.Combine(host.Root, ".worldforge")));
    }

    [Fact]
    public void Skips_a_task_whose_criteria_say_no_and_goes_on()
    {
        using var host = new HostFixture(typeof(NotHere), typeof(AfterNotHere));

        Assert.Equal(0, host.Run("--target=AfterNotHere"));

        Assert.Equal(["AfterNotHere"], host.Journal.Entries);
        Assert.Contains("NotHere skipped: not on this machine\n", host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Fails_when_the_target_itself_is_skipped()
    {
        using var host = new HostFixture(typeof(NotHere));

        Assert.Equal(1, host.Run("--target=NotHere"));
        Assert.Equal(
            "build error: task 'NotHere' failed: target 'NotHere' was skipped: not on this machine. First triage: meet the condition, or choose another target\n",
            host.Error);
    }

    [Fact]
    public void Lets_a_task_handle_its_error_and_clean_up()
    {
        using var host = new HostFixture(typeof(Handles));

        Assert.Equal(0, host.Run("--target=Handles"));
        Assert.Equal(["handled boom", "finally"], host.Journal.Entries);
    }

    [Fact]
    public void Goes_on_after_a_tolerated_failure()
    {
        using var host = new HostFixture(typeof(Tolerated), typeof(AfterTolerated));

        Assert.Equal(0, host.Run("--target=AfterTolerated"));
        Assert.Equal(["AfterTolerated"], host.Journal.Entries);
        Assert.Contains("failed (tolerated)", host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_the_triage_that_the_failure_brings_and_names_all_that_failed()
    {
        using var host = new HostFixture(typeof(FailsWithTriage), typeof(FailsToo), typeof(Fails));

        Assert.Equal(1, host.Run("--target=Fails"));
        Assert.Equal("build error: task 'FailsWithTriage' failed: no disk (and 1 more: FailsToo). First triage: free some space\n", host.Error);
    }

    [Fact]
    public void Ends_with_the_usage_code_when_a_task_finds_the_command_line_wrong()
    {
        using var host = new HostFixture(typeof(Refuses));

        Assert.Equal(2, host.Run("--target=Refuses"));
        Assert.Equal("build error: unknown gate 'Lnit'; the nearest is 'Lint'. First triage: see the gates\n", host.Error);
    }

    [Fact]
    public void Ends_with_the_code_that_a_task_asked_for()
    {
        using var host = new HostFixture(typeof(Asks));

        Assert.Equal(1, host.Run("--target=Asks"));
        Assert.Equal(string.Empty, host.Error);
    }

    [Fact]
    public void Shows_the_stack_only_to_those_who_ask_for_diagnostics()
    {
        using var host = new HostFixture(typeof(FailsToo));

        Assert.Equal(1, host.Run("--target=FailsToo", "--verbosity=diagnostic"));
        Assert.Contains(nameof(FailsToo) + ".Run", host.Error, StringComparison.Ordinal);
    }

    internal abstract class Recorded(Journal journal) : FrostingTask<BuildContext>
    {
        public override void Run(BuildContext context) => journal.Add(GetType().Name);
    }

    internal sealed class First(Journal journal) : Recorded(journal);

    [IsDependentOn(typeof(First))]
    internal sealed class Second(Journal journal) : Recorded(journal);

    [IsDependentOn(typeof(First))]
    [IsDependentOn(typeof(Second))]
    internal sealed class Third(Journal journal) : Recorded(journal);

    internal abstract class Meets(Journal journal) : FrostingTask<BuildContext>
    {
        public override void Run(BuildContext context)
        {
            context.Log.Information($"{GetType().Name} before");
            journal.Meeting.SignalAndWait(context.CancellationToken);
            context.Log.Information($"{GetType().Name} after");
            journal.Add("met");
        }
    }

    internal sealed class MeetsOne(Journal journal) : Meets(journal);

    internal sealed class MeetsTwo(Journal journal) : Meets(journal);

    [IsDependentOn(typeof(MeetsOne))]
    [IsDependentOn(typeof(MeetsTwo))]
    internal sealed class Both : FrostingTask;

    internal abstract class Uses(Journal journal) : AsyncFrostingTask<BuildContext>
    {
        public override async Task RunAsync(BuildContext context)
        {
            journal.Add($"enter {GetType().Name}");
            for (int i = 0; i < 50; i++)
            {
                await Task.Yield();
            }

            journal.Add($"leave {GetType().Name}");
        }
    }

    [UsesResource(UsesResourceAttribute.BuildOutput)]
    internal sealed class UsesA(Journal journal) : Uses(journal);

    [UsesResource("network")]
    [UsesResource(UsesResourceAttribute.BuildOutput)]
    internal sealed class UsesB(Journal journal) : Uses(journal);

    [UsesResource(UsesResourceAttribute.BuildOutput)]
    [UsesResource("network")]
    internal sealed class UsesC(Journal journal) : Uses(journal);

    [IsDependentOn(typeof(UsesA))]
    [IsDependentOn(typeof(UsesB))]
    [IsDependentOn(typeof(UsesC))]
    internal sealed class UsesAll : FrostingTask;

    internal sealed class NotHere(Journal journal) : Recorded(journal), IFrostingTask
    {
        string IFrostingTask.SkippedMessage => "not on this machine";

        public override bool ShouldRun(BuildContext context) => false;
    }

    [IsDependentOn(typeof(NotHere))]
    internal sealed class AfterNotHere(Journal journal) : Recorded(journal);

    internal sealed class Handles(Journal journal) : FrostingTask<BuildContext>
    {
        public override void Run(BuildContext context) => throw new InvalidOperationException("boom");

        public override void OnError(Exception exception, BuildContext context) => journal.Add($"handled {exception.Message}");

        public override void Finally(BuildContext context) => journal.Add("finally");
    }

    [ContinueOnError]
    internal sealed class Tolerated : FrostingTask
    {
        public override void Run(ICakeContext context) => throw new InvalidOperationException("does not matter");
    }

    [IsDependentOn(typeof(Tolerated))]
    internal sealed class AfterTolerated(Journal journal) : Recorded(journal);

    internal sealed class FailsWithTriage : FrostingTask
    {
        public override void Run(ICakeContext context) => throw new BuildException("no disk", "free some space");
    }

    internal sealed class FailsToo : FrostingTask
    {
        public override void Run(ICakeContext context) => throw new InvalidOperationException("too");
    }

    [IsDependentOn(typeof(FailsWithTriage))]
    [IsDependentOn(typeof(FailsToo))]
    internal sealed class Fails : FrostingTask;

    internal sealed class Refuses : FrostingTask
    {
        public override void Run(ICakeContext context) => throw UsageException.Unknown("gate", "Lnit", ["Lint", "Format"], "see the gates");
    }

    internal sealed class Asks : FrostingTask<BuildContext>
    {
        public override void Run(BuildContext context) => context.ExitCode = 1;
    }
}
