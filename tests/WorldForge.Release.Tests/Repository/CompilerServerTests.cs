using WorldForge.Processes;
using WorldForge.Release.Repository;
using WorldForge.Testing;

namespace WorldForge.Release.Tests.Repository;

public sealed class CompilerServerTests
{
    [Fact]
    public void Its_arguments_name_a_pipe_of_this_process_and_leave_no_node_behind()
    {
        var arguments = new CompilerServer(new ScriptedProcessRunner(), "dotnet", "/repo").Arguments;

        Assert.Contains("-nodeReuse:false", arguments);
        Assert.Contains($"-p:SharedCompilationId=worldforge-{Environment.ProcessId}", arguments);
    }

    [Fact]
    public async Task Ends_its_own_server_by_the_name_of_its_pipe()
    {
        var real = new ProcessRunner(TimeProvider.System);
        var version = await real.RunAsync(new ProcessRequest { FileName = "dotnet", Arguments = ["--version"], WorkingDirectory = RepositoryUnderTest.Root }, TestContext.Current.CancellationToken);
        var processes = new ScriptedProcessRunner()
            .On("dotnet", ProcessResult.Exited(0))
            .On("dotnet", ["--version"], version);

        await new CompilerServer(processes, "dotnet", RepositoryUnderTest.Root).ShutdownAsync(TestContext.Current.CancellationToken);

        var shutdown = processes.Requests[^1].Arguments;
        Assert.Equal(["-shutdown", $"-pipename:worldforge-{Environment.ProcessId}"], shutdown[^2..]);
        Assert.EndsWith("VBCSCompiler.dll", shutdown[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Does_nothing_when_the_sdk_cannot_be_asked()
    {
        var processes = new ScriptedProcessRunner().On("dotnet", ProcessResult.Exited(1));

        await new CompilerServer(processes, "dotnet", "/repo").ShutdownAsync(TestContext.Current.CancellationToken);

        Assert.Single(processes.Requests);
    }
}
