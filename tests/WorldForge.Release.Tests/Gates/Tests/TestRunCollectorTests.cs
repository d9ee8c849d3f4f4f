using WorldForge.Processes;
using WorldForge.Release.Gates;
using WorldForge.Release.Gates.Lint;
using WorldForge.Release.Gates.Tests;
using WorldForge.Testing;

namespace WorldForge.Release.Tests.Gates.Tests;

public sealed class TestRunCollectorTests
{
    private static readonly CompileFacts Compiled = new() { Compiled = true, ExitCode = 0, Diagnostics = [], Projects = [] };

    [Fact]
    public async Task Counts_results_per_project_and_merges_coverage_over_projects()
    {
        using var repository = await TemporaryRepository.CreateAsync(
            ("src/A/A.csproj", "<Project/>"),
            ("src/A/A.cs", "line\n"),
            ("tests/A.Tests/A.Tests.csproj", "<Project/>"),
            ("tests/B.Tests/B.Tests.csproj", "<Project/>"));
        await repository.CommitAsync();

        var facts = await CollectAsync(repository, Compiled, results =>
        {
            Write(results, "one.trx", Trx("A.Tests", repository.Root));
            Write(results, "1/coverage.cobertura.xml", Cobertura($"{repository.Root}/src/", "A/A.cs", (1, 1), (2, 0), (3, 0), (5, 0)));
            Write(results, "2/coverage.cobertura.xml", Cobertura($"{repository.Root}/", "src/A/A.cs", (1, 0), (2, 3), (3, 0), (5, 0)));
            return ProcessResult.Exited(1);
        });

        Assert.Equal([new TestProjectResult("tests/A.Tests/A.Tests.csproj", 1, 1, 1), new TestProjectResult("tests/B.Tests/B.Tests.csproj", 0, 0, 0)], facts.Projects);
        Assert.Equal(new FailedTest("A.Fails", "Expected 1.", "src/A/A.cs:7"), Assert.Single(facts.Failures));
        Assert.Equal(new SkippedTest("A.Skips", "needs a GPU"), Assert.Single(facts.Skipped));
        Assert.Equal(new CoveredFile("src/A/A.cs", 4, 2, "3, 5"), Assert.Single(facts.Files));
        Assert.Equal(["src/A/A.csproj"], facts.SourceProjects);
    }

    [Fact]
    public async Task Names_the_test_that_hung()
    {
        using var repository = await TemporaryRepository.CreateAsync(("tests/A.Tests/A.Tests.csproj", "<Project/>"));

        var facts = await CollectAsync(repository, Compiled, results =>
        {
            Write(results, "x/Sequence_1.xml", "<TestSequence><Test Name=\"A.Ends\" Completed=\"True\" /><Test Name=\"A.Waits\" Completed=\"False\" /></TestSequence>");
            return ProcessResult.Exited(1);
        });

        Assert.Equal(["A.Waits"], facts.Hung);
    }

    [Fact]
    public async Task No_test_runs_when_the_solution_does_not_compile()
    {
        using var repository = await TemporaryRepository.CreateAsync();

        var error = await Assert.ThrowsAsync<CollectionException>(() => CollectAsync(repository, Compiled with { Compiled = false }, _ => ProcessResult.Exited(0)));

        Assert.Equal(CollectionOutcome.Blocked, error.Outcome);
        Assert.Contains("Lint", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("one.trx")]
    [InlineData("coverage.cobertura.xml")]
    public async Task A_torn_result_file_is_an_error_and_not_a_pass(string name)
    {
        using var repository = await TemporaryRepository.CreateAsync();

        await Assert.ThrowsAsync<InvalidDataException>(() => CollectAsync(repository, Compiled, results =>
        {
            Write(results, name, "<TestRun><Results>");
            return ProcessResult.Exited(0);
        }));
    }

    private static async Task<TestRunFacts> CollectAsync(TemporaryRepository repository, CompileFacts compiled, Func<string, ProcessResult> run)
    {
        var processes = new ScriptedProcessRunner()
            .OnAsync(request => request.FileName == "git", new ProcessRunner(TimeProvider.System).RunAsync)
            .On(request => request.FileName == "dotnet", request => run(request.Arguments[request.Arguments.IndexOf("--results-directory") + 1]));
        return await new TestRunCollector().CollectAsync(TestServices.Context(repository.Root, processes, (CompileFacts.Type, compiled)), TestContext.Current.CancellationToken);
    }

    private static void Write(string folder, string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private static string Trx(string assembly, string root) => $"""
        <TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">
          <Results>
            <UnitTestResult testName="A.Passes" outcome="Passed" />
            <UnitTestResult testName="A.Fails" outcome="Failed"><Output><ErrorInfo>
              <Message>Expected 1.
        Came 2.</Message>
              <StackTrace>   at Other() in /elsewhere/O.cs:line 1
           at A.Fails() in {root}/src/A/A.cs:line 7</StackTrace>
            </ErrorInfo></Output></UnitTestResult>
            <UnitTestResult testName="A.Skips" outcome="NotExecuted"><Output><ErrorInfo><Message>needs a GPU</Message></ErrorInfo></Output></UnitTestResult>
          </Results>
          <TestDefinitions><UnitTest name="A" storage="{root}/.artifacts/bin/{assembly.ToUpperInvariant()}.dll" /></TestDefinitions>
        </TestRun>
        """;

    private static string Cobertura(string source, string file, params (int Number, int Hits)[] lines) => $"""
        <coverage><sources><source>{source}</source></sources><packages><package name="A"><classes><class name="A" filename="{file}">
          <lines>{string.Concat(lines.Select(line => $"<line number=\"{line.Number}\" hits=\"{line.Hits}\" />"))}</lines>
        </class></classes></package></packages></coverage>
        """;
}
