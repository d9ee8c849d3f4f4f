using System.Text;
using WorldForge.Bundles;
using WorldForge.Redaction;
using WorldForge.Runs;
using WorldForge.Serialization;
using WorldForge.Testing;

namespace WorldForge.Tests.Bundles;

/// <summary>A repository with a workspace in a folder of its own; the clock and the run ids are fixed.</summary>
internal sealed class BundleWorkspace : IDisposable
{
    public const string FirstId = "20260102T030405Z-00000001";

    public static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public BundleWorkspace()
    {
        Root = Directory.CreateTempSubdirectory("wf-bundles-").FullName;
        Directory.CreateDirectory(Workspace);
        Store = new RunStore(Workspace, Time, new DeterministicRunIdFactory(Start));
    }

    public string Root { get; }

    public string Workspace => Path.Join(Root, ".worldforge");

    public string Output => Path.Join(Root, "out");

    public ManualTimeProvider Time { get; } = new(Start);

    public RunStore Store { get; }

    public BundleRequest Request => new() { Workspace = Workspace, Output = Output, CurrentFolder = Root, Time = Time, Workers = 2, Roots = HostRoots.None };

    /// <summary>A run whose files are given as path and text; a manifest of any kind may be put over its own.</summary>
    public RunId Run(params (string Path, string Text)[] files) => Run("completed", JsonObject.Empty, files);

    public RunId Run(string status, JsonObject result, params (string Path, string Text)[] files)
    {
        using RunSession run = Store.Begin(new RunStart { Kind = "eval", Command = "worldforge eval --suite planning", Provider = "mock", Operation = "planning" });
        run.Complete(new RunOutcome { Status = status, ResultSummary = result });
        foreach ((string path, string text) in files)
        {
            Put(run.Id, path, text);
        }

        return run.Id;
    }

    public string Folder(RunId id) => Path.Join(Workspace, "runs", id.ToString());

    public string Put(RunId id, string path, string text) => Put(Path.Join(Folder(id), path), text);

    public static string Put(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, new UTF8Encoding(false));
        return path;
    }

    public void ChangeManifest(RunId id, Func<JsonObject, JsonObject> change)
    {
        string path = Path.Join(Folder(id), RunWorkspaceManifest.FileName);
        Put(path, ArtifactJson.ToText(change((JsonObject)StrictJson.Parse(File.ReadAllBytes(path)))));
    }

    public async Task<BundleResult> BundleAsync(BundleRequest? request = null) =>
        await EvidenceBundle.WriteAsync(request ?? Request, TestContext.Current.CancellationToken);

    /// <summary>The entry of a file of a run.</summary>
    public static BundleFile Entry(BundleResult result, RunId id, string path) => result.Manifest.Files.Single(file => file.Path == $"runs/{id}/{path}");

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
