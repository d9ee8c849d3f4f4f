using System.Collections.Immutable;

namespace WorldForge.Release.Gates.Tests;

/// <summary>Every test project has tests, and none fails.</summary>
public sealed class TestsGate : Gate<TestRunFacts>
{
    private const string Project = "tests/A.Tests/A.Tests.csproj";

    /// <inheritdoc/>
    public override GateDefinition Definition { get; } = new()
    {
        Name = "Tests",
        Order = 11,
        Task = "Test",
        Command = "dotnet test WorldForge.sln -c Release",
        TriageStep = "Run the named test alone, repair the code or the test, and keep a regression test for what was wrong.",
        Evidence = [TestRunFacts.Type],
        Inputs = new GateInputs(["src/**", "tests/**", "build/**"], ["dotnet"], ["gates.Tests.thresholds.hang_seconds"]),
    };

    /// <inheritdoc/>
    protected override TestRunFacts SoundFacts { get; } = new()
    {
        ExitCode = 0,
        Projects = [new TestProjectResult(Project, 3, 0, 0)],
        Failures = [],
        Skipped = [],
        Hung = [],
        Files = [],
        SourceProjects = [],
    };

    /// <inheritdoc/>
    protected override ImmutableArray<(string Name, TestRunFacts Facts)> Faults =>
    [
        ("a failing test", SoundFacts with { ExitCode = 1, Projects = [new TestProjectResult(Project, 2, 1, 0)], Failures = [new FailedTest("A.B", "expected", null)] }),
        ("a failing test behind exit status 0", SoundFacts with { Failures = [new FailedTest("A.B", "expected", null)] }),
        ("a project whose tests left no result", SoundFacts with { Projects = [new TestProjectResult(Project, 0, 0, 0)] }),
        ("a project in which every test is skipped", SoundFacts with { Projects = [new TestProjectResult(Project, 0, 0, 3)], Skipped = [new SkippedTest("A.B", "no GPU")] }),
        ("a skipped test without a reason", SoundFacts with { Projects = [new TestProjectResult(Project, 2, 0, 1)], Skipped = [new SkippedTest("A.B", "")] }),
        ("a test that hung", SoundFacts with { ExitCode = 1, Hung = ["A.B"] }),
        ("a runner that failed without naming a test", SoundFacts with { ExitCode = 1 }),
        ("a repository without test projects", SoundFacts with { Projects = [] }),
    ];

    /// <inheritdoc/>
    protected override IEnumerable<GateFinding> Findings(TestRunFacts facts, GatePolicy policy)
    {
        foreach (var test in facts.Failures)
        {
            yield return new GateFinding { Subject = test.Name, Location = test.Location, Message = test.Message };
        }

        foreach (var name in facts.Hung)
        {
            yield return new GateFinding { Subject = name, Message = "The test did not end; its process was stopped.", Action = "Run it alone with a debugger attached and find what it waits for." };
        }

        foreach (var test in facts.Skipped.Where(test => test.Reason.Length == 0))
        {
            yield return new GateFinding { Subject = test.Name, Message = "The test is skipped without a reason." };
        }

        foreach (var project in facts.Projects.Where(project => project.Passed + project.Failed == 0))
        {
            yield return new GateFinding
            {
                Subject = project.Project,
                Location = project.Project,
                Message = project.Skipped > 0 ? $"All {project.Skipped} tests are skipped." : "The project left no test result.",
            };
        }

        if (facts.Projects.Count == 0)
        {
            yield return new GateFinding { Subject = "projects", Message = "Expected at least one test project; found none." };
        }

        if (facts.ExitCode != 0 && facts.Failures.Count == 0 && facts.Hung.Count == 0)
        {
            yield return new GateFinding { Subject = "dotnet test", Message = $"The test runner ended with exit status {facts.ExitCode} and named no test." };
        }
    }

    /// <inheritdoc/>
    protected override ImmutableSortedDictionary<string, double> Measures(TestRunFacts facts) => ImmutableSortedDictionary<string, double>.Empty
        .Add("passed", facts.Projects.Sum(project => project.Passed))
        .Add("failed", facts.Projects.Sum(project => project.Failed))
        .Add("skipped", facts.Projects.Sum(project => project.Skipped));
}
