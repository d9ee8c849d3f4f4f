using WorldForge.Processes;
using WorldForge.Release.Gates;
using WorldForge.Release.Gates.Lint;
using WorldForge.Release.Gates.Lockfile;
using WorldForge.Testing;

namespace WorldForge.Release.Tests.Gates.Lint;

public sealed class CompileCollectorTests
{
    private static readonly LockfileFacts Restored = new() { Projects = [], Pins = [], RestoreExitCode = 0, Errors = [], RestoredUnlocked = false };

    [Fact]
    public async Task Warnings_are_facts_and_each_project_says_whether_it_was_written()
    {
        using var repository = await TemporaryRepository.CreateAsync(("src/A/A.csproj", "<Project/>"), ("src/B/B.csproj", "<Project/>"));

        var facts = await CollectAsync(repository, Restored, request =>
        {
            repository.Write(".artifacts/obj/A/release/A.dll", "");
            return ProcessResult.Exited(0, $"{repository.Root}/src/A/A.cs(1,2): warning CA1822: Mark it static [{repository.Root}/src/A/A.csproj]\n");
        });

        Assert.True(facts.Compiled);
        Assert.Equal(new CompileDiagnostic("warning", "CA1822", "src/A/A.cs:1", "Mark it static"), Assert.Single(facts.Diagnostics));
        Assert.Equal([new CompiledProject("src/A/A.csproj", true), new CompiledProject("src/B/B.csproj", false)], facts.Projects);
    }

    [Fact]
    public async Task Compiles_afresh_and_keeps_warnings_from_stopping_the_tests()
    {
        using var repository = await TemporaryRepository.CreateAsync();
        ProcessRequest? build = null;

        var facts = await CollectAsync(repository, Restored, request =>
        {
            build = request;
            return ProcessResult.Exited(1);
        });

        Assert.False(facts.Compiled);
        Assert.Contains("--no-incremental", build!.Arguments);
        Assert.Contains("-p:TreatWarningsAsErrors=false", build.Arguments);
    }

    [Fact]
    public async Task Nothing_is_compiled_without_packages()
    {
        using var repository = await TemporaryRepository.CreateAsync();

        var error = await Assert.ThrowsAsync<CollectionException>(() => CollectAsync(repository, Restored with { RestoreExitCode = 1 }, _ => ProcessResult.Exited(0)));

        Assert.Equal(CollectionOutcome.Blocked, error.Outcome);
    }

    [Fact]
    public async Task A_restore_beside_a_broken_lock_is_enough_to_compile()
    {
        using var repository = await TemporaryRepository.CreateAsync();

        var facts = await CollectAsync(repository, Restored with { RestoreExitCode = 1, RestoredUnlocked = true }, _ => ProcessResult.Exited(0));

        Assert.True(facts.Compiled);
    }

    private static async Task<CompileFacts> CollectAsync(TemporaryRepository repository, LockfileFacts restored, Func<ProcessRequest, ProcessResult> build)
    {
        var processes = new ScriptedProcessRunner()
            .OnAsync(request => request.FileName == "git", new ProcessRunner(TimeProvider.System).RunAsync)
            .On(request => request.FileName == "dotnet", build);
        var services = TestServices.With(repository.Root, time: TimeProvider.System, processes: processes);
        return await new CompileCollector().CollectAsync(TestServices.Context(services, (LockfileFacts.Type, restored)), TestContext.Current.CancellationToken);
    }
}
