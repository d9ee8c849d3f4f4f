using System.Collections.Immutable;
using Build.Engine;
using Cake.Core;
using FsCheck;
using FsCheck.Fluent;

namespace WorldForge.Release.Tests.Build.Engine;

public sealed class ScheduleTests
{
    [Fact]
    public void Runs_every_task_at_most_once_after_its_dependencies_and_blocks_exactly_what_depends_on_a_failure()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(7, 5), Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var simulation = new Simulation(new Random(seed));

            simulation.RunToTheEnd();

            simulation.AssertEveryTaskHasItsRow();
        }));
    }

    [Fact]
    public void Gives_every_task_a_row_when_the_run_is_stopped_at_any_moment()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(9, 1), Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var simulation = new Simulation(random) { StopAfter = random.Next(20) };

            simulation.RunToTheEnd();

            Assert.All(simulation.Rows, row => Assert.True(
                simulation.Started.Contains(row.Name) ? row.State is TaskState.Passed or TaskState.Failed : row.State is TaskState.Blocked or TaskState.Cancelled));
        }));
    }

    [Fact]
    public void Blocks_what_needs_a_resource_that_an_abandoned_task_still_holds()
    {
        List<CakeTask> tasks = [new("A"), new("B"), new("C"), new("Z")];
        tasks[2].AddDependency("B");
        tasks[3].AddDependency("A");
        tasks[3].AddDependency("C");
        var schedule = new Schedule(TaskPlanner.Plan(tasks, ["Z"], exclusive: false), 4, name => name is "A" or "B" ? ["build-output"] : [], _ => { });

        PlannedTask first = Assert.Single(schedule.Start());
        schedule.Complete(first.Index, new TaskOutcome(new TaskRow("A", TaskState.Failed, TimeSpan.Zero), Abandoned: true));

        Assert.Empty(schedule.Start());
        Assert.Equal(0, schedule.Running);
        ImmutableArray<TaskRow> rows = schedule.Finish();
        Assert.Equal("blocked by A, which still holds 'build-output'", rows.Single(row => row.Name == "B").Detail);
        Assert.Equal(TaskState.Blocked, rows.Single(row => row.Name == "C").State);
        Assert.Equal("blocked by A, B", rows.Single(row => row.Name == "Z").Detail);
    }

    [Fact]
    public void Starts_the_same_tasks_in_the_same_order_for_the_same_completions()
    {
        string Trace()
        {
            var simulation = new Simulation(new Random(4711));
            simulation.RunToTheEnd();
            return string.Join(',', simulation.Started);
        }

        Assert.Equal(Trace(), Trace());
    }

    private sealed class Simulation
    {
        private static readonly string[] Resources = ["build-output", "network", "port"];

        private readonly Random _random;
        private readonly TaskPlan _plan;
        private readonly int _jobs;
        private readonly Dictionary<string, ImmutableArray<string>> _resources;
        private readonly HashSet<string> _failing;
        private readonly List<PlannedTask> _running = [];
        private readonly HashSet<string> _over = [];

        public Simulation(Random random)
        {
            _random = random;
            List<CakeTask> tasks = RandomGraphs.Create(random, random.Next(1, 30), random.NextDouble() * 0.4);
            _plan = TaskPlanner.Plan(tasks, [.. tasks.Select(task => task.Name)], exclusive: false);
            _jobs = random.Next(1, 9);
            _resources = tasks.ToDictionary(task => task.Name, _ => Resources.Where(_ => random.Next(4) == 0).ToImmutableArray());
            _failing = [.. tasks.Where(_ => random.Next(6) == 0).Select(task => task.Name)];
        }

        public int StopAfter { get; init; } = int.MaxValue;

        public List<string> Started { get; } = [];

        public ImmutableArray<TaskRow> Rows { get; private set; }

        public void RunToTheEnd()
        {
            var schedule = new Schedule(_plan, _jobs, name => _resources[name], _ => { });
            for (int step = 0; ; step++)
            {
                if (step >= StopAfter)
                {
                    schedule.CancelWaiting();
                }
                else
                {
                    Begin(schedule.Start());
                }

                Assert.Equal(_running.Count, schedule.Running);
                if (schedule.Running == 0)
                {
                    break;
                }

                PlannedTask ended = _running[_random.Next(_running.Count)];
                _running.Remove(ended);
                _over.Add(ended.Name);
                schedule.Complete(ended.Index, new TaskOutcome(new TaskRow(ended.Name, _failing.Contains(ended.Name) ? TaskState.Failed : TaskState.Passed, TimeSpan.Zero)));
            }

            Rows = schedule.Finish();
        }

        public void AssertEveryTaskHasItsRow()
        {
            Assert.Equal(_plan.Tasks.Select(task => task.Name), Rows.Select(row => row.Name));
            Assert.Equal(Started.Count, Started.Distinct().Count());
            var causes = new Dictionary<int, SortedSet<int>>();
            foreach (PlannedTask task in _plan.Tasks)
            {
                SortedSet<int> cause = [.. task.Dependencies.SelectMany(d => Rows[d].State == TaskState.Failed ? [d] : (IEnumerable<int>)causes[d])];
                causes.Add(task.Index, cause);
                TaskState expected = cause.Count > 0 ? TaskState.Blocked : _failing.Contains(task.Name) ? TaskState.Failed : TaskState.Passed;
                Assert.Equal(expected, Rows[task.Index].State);
                Assert.Equal(cause.Count > 0 ? $"blocked by {string.Join(", ", cause.Select(index => _plan.Tasks[index].Name))}" : null, Rows[task.Index].Detail);
            }
        }

        private void Begin(IEnumerable<PlannedTask> starting)
        {
            foreach (PlannedTask task in starting)
            {
                Assert.All(task.Dependencies, dependency => Assert.Contains(_plan.Tasks[dependency].Name, _over));
                Assert.All(_running, other => Assert.Empty(_resources[other.Name].Intersect(_resources[task.Name])));
                _running.Add(task);
                Started.Add(task.Name);
            }

            Assert.True(_running.Count <= _jobs);
        }
    }
}
