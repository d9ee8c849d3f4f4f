using WorldForge.IO;
using WorldForge.Runs;
using WorldForge.Runs.History;
using WorldForge.Runs.Retention;
using WorldForge.Tests.IO;

namespace WorldForge.Tests.Runs;

/// <summary>What <see cref="ChildProcess"/> runs for <see cref="RunProcessTests"/>; none of it is part of a normal test run.</summary>
public sealed class RunChildWork
{
    public const string WriteRuns = "WorldForge.Tests.Runs.RunChildWork.Writes_some_runs";
    public const string Hang = "WorldForge.Tests.Runs.RunChildWork.Begins_a_run_and_hangs";
    public const string FullDisk = "WorldForge.Tests.Runs.RunChildWork.Runs_out_of_space";
    public const string ReadOnlyDisk = "WorldForge.Tests.Runs.RunChildWork.Meets_a_read_only_disk";

    public const int Runs = 5;

    private static RunStore Store => new(Environment.GetEnvironmentVariable(ChildProcess.PathVariable)!);

    [ChildFact]
    public void Writes_some_runs()
    {
        for (int at = 0; at < Runs; at++)
        {
            using RunSession run = Store.Begin(RunWorkspace.Eval());
            run.WriteText("reports/report.md", new string('x', 2000));
            run.AddArtifact("markdown", "reports/report.md");
            run.Complete(new RunOutcome { Status = RunStatus.Completed });
        }
    }

    [ChildFact]
    public async Task Begins_a_run_and_hangs()
    {
        using RunSession run = Store.Begin(RunWorkspace.Eval());
        Console.WriteLine("begun");
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, TestContext.Current.CancellationToken);
    }

    [ChildFact]
    public void Runs_out_of_space()
    {
        RunSession run = Store.Begin(RunWorkspace.Eval());
        var full = Assert.Throws<WorldForgeException>(() => run.WriteText("logs/big.txt", new string('x', 200_000)));
        Assert.Equal(IoFaultCodes.Full, full.Code);
        Fill(run);

        run.Dispose(); // Cannot write the outcome, and does not hide the first error with another.

        Assert.Equal(RunStatus.Running, Store.Read(run.Id).Status);
        Assert.Equal(IoFaultCodes.Full, Assert.Throws<WorldForgeException>(() => Store.Begin(RunWorkspace.Eval())).Code);
        Assert.Single(new RunHistory(Store).List(RunFilter.None, null, TestContext.Current.CancellationToken));
    }

    [ChildFact]
    public async Task Meets_a_read_only_disk()
    {
        var denied = Assert.Throws<WorldForgeException>(() => Store.Begin(RunWorkspace.Eval()));
        Assert.Equal(IoFaultCodes.Denied, denied.Code);
        Assert.Empty(new RunHistory(Store).List(RunFilter.Of(status: "failed"), null, TestContext.Current.CancellationToken));
        Assert.Empty((await new RunCleanup(Store).RemoveAsync(0, TestContext.Current.CancellationToken)).Selected);
    }

    private static void Fill(RunSession run)
    {
        try
        {
            for (int at = 0; ; at++)
            {
                run.WriteBytes($"logs/{at}", new byte[4096]);
            }
        }
        catch (WorldForgeException fault) when (fault.Code == IoFaultCodes.Full)
        {
            // Nothing fits any more.
        }
    }
}
