using Build;
using Cake.Core;
using Cake.Frosting;

namespace WorldForge.Release.Tests.Build.Frosting;

public sealed class CakeHostTests
{
    [Fact]
    public void Draws_the_tree_and_lists_the_descriptions_of_a_graph()
    {
        using var tree = new HostFixture(typeof(Default), typeof(Compile), typeof(Restore), typeof(Lint), typeof(Alone));
        using var description = new HostFixture(typeof(Default), typeof(Compile), typeof(Restore), typeof(Lint), typeof(Alone));

        Assert.Equal((0, 0), (tree.Run("--tree"), description.Run("--description")));

        string trimmed = string.Join('\n', description.Output.Split('\n').Select(line => line.TrimEnd()));
        Testing.Approvals.Verify($"```text\n{tree.Output}```\n\n```text\n{trimmed}```\n");
    }

    [Fact]
    public void Shows_its_options()
    {
        using var host = new HostFixture();

        Assert.Equal(0, host.Run("--help"));
        Testing.Approvals.Verify($"```text\n{host.Output}```\n");
    }

    [Fact]
    public void Says_its_version()
    {
        using var host = new HostFixture();

        Assert.Equal(0, host.Run("--version"));
        Assert.Equal("0.0.0\n", host.Output);
    }

    [Fact]
    public void Takes_a_name_from_the_attribute()
    {
        using var host = new HostFixture(typeof(Named));

        Assert.Equal(0, host.Run("--target=other-name"));
        Assert.Equal(["Named"], host.Journal.Entries);
    }

    [Fact]
    public void Refuses_a_task_for_another_context()
    {
        using var host = new HostFixture(typeof(Foreign));

        Assert.Equal(1, host.Run("--target=Foreign"));
        Assert.StartsWith("build error: The task 'Foreign' needs a context of type OtherContext, and the build has BuildContext. First triage: ", host.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_an_edge_to_what_is_not_a_task()
    {
        using var host = new HostFixture(typeof(Astray));

        Assert.Equal(1, host.Run("--target=Astray"));
        Assert.StartsWith("build error: The task 'Astray' has an edge to 'String', which is not a task. First triage: ", host.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_dependency_that_was_not_added()
    {
        using var host = new HostFixture(typeof(Compile));

        Assert.Equal(1, host.Run("--target=Compile"));
        Assert.Equal(
            "build error: task 'Compile' depends on 'Restore', which does not exist. First triage: correct the edge on the class of task 'Compile'\n",
            host.Error);
    }

    [Fact]
    public void Says_in_one_line_why_a_context_cannot_be_made()
    {
        using var host = new HostFixture(typeof(Restore));
        host.Configure(cake => cake.UseContext<OtherContext>());

        Assert.Equal(1, host.Run("--target=Restore"));
        Assert.Equal(1, host.Error.Count(letter => letter == '\n'));
        Assert.StartsWith("build error: ", host.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Gives_tasks_the_options_and_the_arguments()
    {
        using var host = new HostFixture(typeof(Reads));

        Assert.Equal(0, host.Run("--target=Reads", "--strict", "--known-limitation=no robot = no proof"));
        Assert.Equal(["True", "no robot = no proof", "Reads"], host.Journal.Entries);
    }

    [TaskDescription("Everything")]
    [IsDependentOn(typeof(Compile))]
    internal sealed class Default : FrostingTask;

    [TaskDescription("Compile all projects")]
    [IsDependentOn(typeof(Restore))]
    internal sealed class Compile : FrostingTask;

    [TaskDescription("Restore packages")]
    internal sealed class Restore : FrostingTask;

    [TaskDescription("Joins Default without Default knowing")]
    [IsDependentOn(typeof(Restore))]
    [IsDependeeOf(typeof(Default))]
    internal sealed class Lint : FrostingTask;

    internal sealed class Alone : FrostingTask;

    [TaskName("other-name")]
    internal sealed class Named(Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add("Named");
    }

    internal sealed class OtherContext(ICakeContext context, IFormatProvider nothingProvidesThis) : FrostingContext(context)
    {
        public IFormatProvider Provider { get; } = nothingProvidesThis;
    }

    internal sealed class Foreign : FrostingTask<OtherContext>;

    [IsDependentOn(typeof(string))]
    internal sealed class Astray : FrostingTask;

    internal sealed class Reads(Journal journal) : FrostingTask<BuildContext>
    {
        public override void Run(BuildContext context)
        {
            journal.Add(context.Options.Strict.ToString());
            journal.Add(context.Options.KnownLimitations.Single());
            journal.Add(context.Arguments.GetArguments("target").Single());
        }
    }
}
