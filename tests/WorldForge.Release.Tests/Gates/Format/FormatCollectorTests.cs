using WorldForge.Processes;
using WorldForge.Release.Gates;
using WorldForge.Release.Gates.Format;
using WorldForge.Testing;

namespace WorldForge.Release.Tests.Gates.Format;

public sealed class FormatCollectorTests
{
    [Fact]
    public async Task Joins_what_the_formatter_says_with_the_text_rules_and_leaves_binary_files_alone()
    {
        using var repository = await TemporaryRepository.CreateAsync(
            (".gitattributes", "*.bin binary\n*.raw -text\n"),
            ("a.cs", "class A;\n"),
            ("b.yml", "a: 1 \n"),
            ("c.bin", "x\r\n"),
            ("d.raw", "x\r\n"));
        await repository.CommitAsync();
        var real = new ProcessRunner(TimeProvider.System);
        var processes = new ScriptedProcessRunner()
            .OnAsync(request => request.FileName == "git", real.RunAsync)
            .On("dotnet", ProcessResult.Exited(2, standardError: $"{repository.Root}/a.cs(1,6): error WHITESPACE: Fix whitespace formatting. [{repository.Root}/]\n"));

        var facts = await CollectAsync(repository.Root, processes);

        Assert.Equal((2, 1, 3), (facts.ExitCode, facts.SourceFiles, facts.TextFiles));
        Assert.Equal(["a.cs:1", "b.yml:1"], facts.Problems.Select(problem => $"{problem.File}:{problem.Line}"));
    }

    [Fact]
    public async Task A_formatter_that_cannot_start_is_a_fault_of_the_collection()
    {
        using var repository = await TemporaryRepository.CreateAsync(("a.cs", "class A;\n"));
        var real = new ProcessRunner(TimeProvider.System);
        var processes = new ScriptedProcessRunner()
            .OnAsync(request => request.FileName == "git", real.RunAsync)
            .On("dotnet", ProcessResult.NotStarted("no such program"));

        var error = await Assert.ThrowsAsync<CollectionException>(() => CollectAsync(repository.Root, processes));

        Assert.Equal(CollectionOutcome.Faulted, error.Outcome);
    }

    private static async Task<FormatFacts> CollectAsync(string root, IProcessRunner processes) =>
        await new FormatCollector().CollectAsync(TestServices.Context(root, processes), TestContext.Current.CancellationToken);
}
