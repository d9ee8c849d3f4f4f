using WorldForge.Processes;

namespace WorldForge.Release.Repository;

/// <summary>The compiler server of one run: shared by every compilation of the run, and ended with it.</summary>
/// <remarks>The SDK's default server outlives the build by minutes; a private pipe lets the run end exactly its own.</remarks>
public sealed class CompilerServer(IProcessRunner processes, string dotnetPath, string root)
{
    private readonly string _pipe = $"worldforge-{Environment.ProcessId}";

    /// <summary>The MSBuild arguments that make a compilation use this server and leave no node behind.</summary>
    public IReadOnlyList<string> Arguments => ["-nodeReuse:false", "-p:UseSharedCompilation=true", $"-p:SharedCompilationId={_pipe}"];

    /// <summary>Ends the server if one was started.</summary>
    public async Task ShutdownAsync(CancellationToken cancellationToken)
    {
        var version = await processes.RunAsync(Request("--version"), cancellationToken).ConfigureAwait(false);
        var server = Path.Combine(DotnetRoot(), "sdk", version.StandardOutput.Trim(), "Roslyn", "bincore", "VBCSCompiler.dll");
        if (version.ExitCode == 0 && File.Exists(server))
        {
            await processes.RunAsync(Request("exec", server, "-shutdown", $"-pipename:{_pipe}"), cancellationToken).ConfigureAwait(false);
        }
    }

    private static string DotnetRoot() => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));

    private ProcessRequest Request(params string[] arguments) => new()
    {
        FileName = dotnetPath,
        Arguments = [.. arguments],
        WorkingDirectory = root,
        TimeLimit = TimeSpan.FromSeconds(30),
    };
}
