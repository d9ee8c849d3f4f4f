using Build;
using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Frosting;

namespace WorldForge.Release.Tests.Build;

public sealed class BuildHostTests
{
    [Fact]
    public void Runs_a_target_after_its_dependencies()
    {
        using var host = new HostFixture(typeof(Restore), typeof(Compile), typeof(Default));

        int exitCode = host.Run();

        Assert.Equal(0, exitCode);
        Assert.Equal(["Restore", "Compile"], host.Journal.Entries);
        Assert.Contains("Compile", host.Output, StringComparison.Ordinal);
        Assert.Equal(string.Empty, host.Error);
    }

    [Fact]
    public void Says_in_one_line_which_task_failed_and_goes_on_with_the_others()
    {
        using var host = new HostFixture(typeof(Restore), typeof(Compile), typeof(Broken), typeof(AfterBroken), typeof(All));

        int exitCode = host.Run("--target", "All");

        Assert.Equal(1, exitCode);
        Assert.Contains("Compile", host.Journal.Entries);
        Assert.DoesNotContain("AfterBroken", host.Journal.Entries);
        Assert.Contains("blocked by Broken", host.Output, StringComparison.Ordinal);
        Assert.Equal("build error: task 'Broken' failed: it is broken. First triage: ./build.sh --target Broken --verbosity diagnostic\n", host.Error);
    }

    [Fact]
    public void Refuses_an_unknown_target_and_names_the_nearest()
    {
        using var host = new HostFixture(typeof(Restore), typeof(Compile));

        int exitCode = host.Run("--target", "compil");

        Assert.Equal(2, exitCode);
        Assert.Equal("build error: unknown target 'compil'; the nearest is 'Compile'. First triage: run './build.sh --description' for the tasks\n", host.Error);
    }

    [Fact]
    public void Shows_the_tree_with_reverse_edges()
    {
        using var host = new HostFixture(typeof(Restore), typeof(Compile), typeof(Default), typeof(Joining));

        int exitCode = host.Run("--tree");

        Assert.Equal(0, exitCode);
        Assert.Equal("\nDefault\n├─Compile\n│ └─Restore\n└─Joining\n\n", host.Output);
    }

    internal sealed class Restore(Journal journal) : FrostingTask<BuildContext>
    {
        public override void Run(BuildContext context)
        {
            context.Log.Information("restoring");
            journal.Add("Restore");
        }
    }

    [TaskDescription("Compiles everything")]
    [IsDependentOn(typeof(Restore))]
    internal sealed class Compile(Journal journal) : AsyncFrostingTask<BuildContext>
    {
        public override async Task RunAsync(BuildContext context)
        {
            await Task.Yield();
            journal.Add("Compile");
        }
    }

    [IsDependentOn(typeof(Compile))]
    internal sealed class Default : FrostingTask;

    [IsDependeeOf(typeof(Default))]
    internal sealed class Joining : FrostingTask;

    internal sealed class Broken : FrostingTask
    {
        public override void Run(ICakeContext context) => throw new InvalidOperationException("it is broken");
    }

    [IsDependentOn(typeof(Broken))]
    internal sealed class AfterBroken(Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add("AfterBroken");
    }

    [IsDependentOn(typeof(Compile))]
    [IsDependentOn(typeof(AfterBroken))]
    internal sealed class All : FrostingTask;
}
