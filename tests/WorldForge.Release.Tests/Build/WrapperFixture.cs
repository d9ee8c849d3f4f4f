using WorldForge.Processes;

namespace WorldForge.Release.Tests.Build;

/// <summary>A clone with nothing but build.sh and its inputs, and a dotnet that only notes what it is asked for.</summary>
internal sealed class WrapperFixture : IDisposable
{
    private const string FakeDotnet = """
        #!/bin/sh
        echo "$1" >>"$FAKE_LOG"
        case "$1" in
          --version) echo "${FAKE_SDK:-10.0.401}" ;;
          build)
            for argument; do case $argument in -p:ArtifactsPath=*) out=${argument#*=} ;; esac; done
            [ -z "${FAKE_ERROR:-}" ] || { echo "$FAKE_ERROR"; exit 1; }
            mkdir -p "$out/bin/build/release" && : >"$out/bin/build/release/build.dll" ;;
          */VBCSCompiler.dll) ;;
          */build.dll)
            shift
            printf 'in %s with' "$PWD"
            for argument; do printf ' <%s>' "$argument"; done
            exit "${FAKE_EXIT:-0}" ;;
        esac
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("wrapper-");

    public WrapperFixture()
    {
        Directory.CreateDirectory(Path.Combine(Clone, "build", "Tasks"));
        Directory.CreateDirectory(Path.Combine(Clone, "src", "WorldForge"));
        Directory.CreateDirectory(Path.Combine(Clone, "src", "WorldForge.Release"));
        foreach (string input in new[] { "Directory.Build.props", "WorldForge.sln", "build/Program.cs", "build/Tasks/Pack.cs", "src/WorldForge/A.cs" })
        {
            File.WriteAllText(Path.Combine(Clone, input), input);
        }

        File.Copy(Path.Combine(RepositoryRootOfTests(), "build.sh"), Wrapper);
        AddSdk("10.0.401");
        string dotnet = Path.Combine(_folder.FullName, "dotnet", "dotnet");
        File.WriteAllText(dotnet, FakeDotnet);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(dotnet, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }

    /// <summary>The folder has a space in its name on purpose.</summary>
    public string Clone => Path.Combine(_folder.FullName, "a clone");

    public string Folder => _folder.FullName;

    public string Wrapper => Path.Combine(Clone, "build.sh");

    public string Log => Path.Combine(_folder.FullName, "log");

    public int Builds => File.Exists(Log) ? File.ReadLines(Log).Count(line => line == "build") : 0;

    public static string RepositoryRootOfTests()
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "WorldForge.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }

    public void AddSdk(string version) => Directory.CreateDirectory(Path.Combine(_folder.FullName, "dotnet", "sdk", version));

    public Task<ProcessResult> RunAsync(params string[] arguments) => RunWithAsync([], Wrapper, arguments);

    public Task<ProcessResult> RunWithAsync(Dictionary<string, string?> environment, string? wrapper = null, params string[] arguments)
    {
        environment.TryAdd("PATH", $"{Path.Combine(_folder.FullName, "dotnet")}:/usr/bin:/bin");
        environment["FAKE_LOG"] = Log;
        return new ProcessRunner(TimeProvider.System).RunAsync(
            new ProcessRequest { FileName = "/bin/bash", Arguments = [wrapper ?? Wrapper, .. arguments], WorkingDirectory = _folder.FullName, Environment = environment },
            TestContext.Current.CancellationToken);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
