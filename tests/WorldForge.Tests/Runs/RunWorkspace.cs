using WorldForge.Runs;
using WorldForge.Testing;

namespace WorldForge.Tests.Runs;

/// <summary>A workspace in a folder of its own that is removed afterwards.</summary>
internal sealed class RunWorkspace : IDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public RunWorkspace(IRunIdFactory? ids = null)
    {
        Folder = Directory.CreateTempSubdirectory("wf-runs-").FullName;
        Directory.CreateDirectory(Path);
        Store = new RunStore(Path, Time, ids ?? new DeterministicRunIdFactory(Start));
    }

    public string Folder { get; }

    /// <summary>The workspace itself, with a name that may be shown.</summary>
    public string Path => System.IO.Path.Join(Folder, ".worldforge");

    public string Runs => System.IO.Path.Join(Path, "runs");

    public ManualTimeProvider Time { get; } = new(Start);

    public RunStore Store { get; }

    public static RunStart Eval(string provider = "mock") => new()
    {
        Kind = "eval",
        Command = $"worldforge eval --suite planning --provider {provider}",
        Provider = provider,
        Operation = "planning",
    };

    public string Manifest(RunId id) => System.IO.Path.Join(Runs, id.ToString(), RunWorkspaceManifest.FileName);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
