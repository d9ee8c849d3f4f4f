using Build;
using Build.Engine;
using Cake.Core;
using Cake.Frosting;
using Microsoft.Extensions.DependencyInjection;

namespace WorldForge.Release.Tests.Build.Engine;

public sealed class StoppingTests
{
    [Fact]
    public async Task Stops_in_order_when_the_run_is_cancelled()
    {
        using var host = new HostFixture(typeof(Waits), typeof(AfterWaits));
        host.Configure(cake => cake.UseLifetime<Records>());
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        Task<int> run = Task.Run(() => host.Run(stop.Token, "--target=AfterWaits"), TestContext.Current.CancellationToken);
        await host.Journal.Waiting.Task;
        await stop.CancelAsync();

        Assert.Equal(130, await run);
        Assert.Equal(["setup", "cancelled", "teardown False"], host.Journal.Entries);
        Assert.Equal([TaskState.Cancelled, TaskState.Cancelled], host.Journal.Run!.Rows.Select(row => row.State));
        Assert.Equal("build error: the build was stopped. First triage: run it again; what had finished is in the report\n", host.Error);
        Assert.Contains("AfterWaits", host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancels_a_task_that_exceeds_its_time_limit_and_runs_the_others()
    {
        using var host = new HostFixture(typeof(Limited), typeof(Independent), typeof(LimitedAndIndependent));

        Task<int> run = Task.Run(() => host.Run("--target=LimitedAndIndependent"), TestContext.Current.CancellationToken);
        await host.Journal.Waiting.Task;
        host.Time.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(1, await run);
        Assert.Contains("independent", host.Journal.Entries);
        Assert.StartsWith("build error: task 'Limited' failed: exceeded its time limit of 30 s. First triage: ", host.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_a_time_limit_from_the_profile_before_that_of_the_attribute()
    {
        using var host = new HostFixture(typeof(Limited));
        host.Configure(cake => cake.ConfigureServices(services => services.AddSingleton<ITimeLimits>(new FixedLimits())));

        Task<int> run = Task.Run(() => host.Run("--target=Limited"), TestContext.Current.CancellationToken);
        await host.Journal.Waiting.Task;
        host.Time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(1, await run);
        Assert.Contains("exceeded its time limit of 5 s", host.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gives_up_on_a_task_that_does_not_stop()
    {
        using var host = new HostFixture(typeof(Deaf));

        Task<int> run = Task.Run(() => host.Run("--target=Deaf"), TestContext.Current.CancellationToken);
        await host.Journal.Waiting.Task;
        host.Time.Advance(TimeSpan.FromSeconds(1));
        while (!run.IsCompleted)
        {
            host.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal(1, await run);
        Assert.Contains("exceeded its time limit of 1 s and did not stop within 20 s after it was told to", host.Error, StringComparison.Ordinal);
        host.Journal.Meeting.RemoveParticipant();
    }

    [Fact]
    public void Runs_the_lifetime_once_and_the_task_lifetime_around_each_task()
    {
        using var host = new HostFixture(typeof(Independent), typeof(Group));
        host.Configure(cake => cake.UseLifetime<Records>().UseTaskLifetime<RecordsTasks>());

        Assert.Equal(0, host.Run("--target=Group"));
        Assert.Equal(
            ["setup", "before Independent", "independent", "after Independent", "before Group", "after Group", "teardown True"],
            host.Journal.Entries);
    }

    [Fact]
    public void Tears_down_after_a_failed_setup_and_runs_no_task()
    {
        using var host = new HostFixture(typeof(Independent));
        host.Configure(cake => cake.UseLifetime<FailsToSetUp>());

        Assert.Equal(1, host.Run("--target=Independent"));
        Assert.Equal(["teardown False"], host.Journal.Entries);
        Assert.Equal("build error: no repository. First triage: run inside a clone\n", host.Error);
    }

    [Fact]
    public void Fails_when_the_teardown_fails()
    {
        using var host = new HostFixture(typeof(Independent));
        host.Configure(cake => cake.UseLifetime<FailsToTearDown>());

        Assert.Equal(1, host.Run("--target=Independent"));
        Assert.Equal("build error: evidence was not written. First triage: run again with '--verbosity diagnostic'\n", host.Error);
    }

    [Fact]
    public async Task Lets_one_build_run_in_a_clone()
    {
        using var host = new HostFixture(typeof(Waits));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        Task<int> first = Task.Run(() => host.Run(stop.Token, "--target=Waits"), TestContext.Current.CancellationToken);
        await host.Journal.Waiting.Task;

        int second = host.Run("--target=Waits");
        string error = host.Error;
        int tree = host.Run("--tree");
        await stop.CancelAsync();

        Assert.Equal(1, second);
        Assert.Equal(0, tree);
        Assert.Equal("build error: another build is running in this clone. First triage: wait for the other build, or stop it; the lock goes with its process\n", error);
        Assert.Equal(130, await first);
    }

    [Fact]
    public void Says_so_when_the_clone_cannot_be_written()
    {
        using var host = new HostFixture(typeof(Independent));
        File.WriteAllText(Path.Combine(host.Root, ".worldforge"), "in the way");

        Assert.Equal(1, host.Run("--target=Independent"));
        Assert.StartsWith("build error: the folder .worldforge of this clone cannot be written. First triage: ", host.Error, StringComparison.Ordinal);
    }

    internal sealed class Waits(Journal journal) : AsyncFrostingTask<BuildContext>
    {
        public override async Task RunAsync(BuildContext context)
        {
            journal.Waiting.TrySetResult();
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, context.CancellationToken);
            }
            finally
            {
                journal.Add("cancelled");
            }
        }
    }

    [IsDependentOn(typeof(Waits))]
    internal sealed class AfterWaits(Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add("AfterWaits");
    }

    [TimeLimit(30)]
    internal sealed class Limited(Journal journal) : AsyncFrostingTask<BuildContext>
    {
        public override Task RunAsync(BuildContext context)
        {
            journal.Waiting.TrySetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, context.CancellationToken);
        }
    }

    internal sealed class Independent(Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add("independent");
    }

    [IsDependentOn(typeof(Independent))]
    internal sealed class Group : FrostingTask;

    [IsDependentOn(typeof(Limited))]
    [IsDependentOn(typeof(Independent))]
    internal sealed class LimitedAndIndependent : FrostingTask;

    [TimeLimit(1)]
    internal sealed class Deaf(Journal journal) : AsyncFrostingTask<BuildContext>
    {
        public override Task RunAsync(BuildContext context)
        {
            journal.Waiting.TrySetResult();
            return new TaskCompletionSource().Task;
        }
    }

    internal sealed class Records(Journal journal) : FrostingLifetime<BuildContext>
    {
        public override void Setup(BuildContext context, ISetupContext info) => journal.Add("setup");

        public override void Teardown(BuildContext context, ITeardownContext info)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            journal.Run = context.Run;
            journal.Add($"teardown {info.Successful}");
        }
    }

    internal sealed class RecordsTasks(Journal journal) : FrostingTaskLifetime<BuildContext>
    {
        public override void Setup(BuildContext context, ITaskSetupContext info) => journal.Add($"before {info.Task.Name}");

        public override void Teardown(BuildContext context, ITaskTeardownContext info) => journal.Add($"after {info.Task.Name}");
    }

    internal sealed class FailsToSetUp(Journal journal) : FrostingLifetime
    {
        public override void Setup(ICakeContext context, ISetupContext info) => throw new BuildException("no repository", "run inside a clone");

        public override void Teardown(ICakeContext context, ITeardownContext info) => journal.Add($"teardown {info.Successful}");
    }

    internal sealed class FailsToTearDown : FrostingLifetime
    {
        public override void Setup(ICakeContext context, ISetupContext info)
        {
        }

        public override void Teardown(ICakeContext context, ITeardownContext info) => throw new InvalidOperationException("evidence was not written.");
    }

    private sealed class FixedLimits : ITimeLimits
    {
        public TimeSpan? For(string task) => TimeSpan.FromSeconds(5);
    }
}
