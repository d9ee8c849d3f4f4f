using WorldForge.Runs;
using WorldForge.Serialization;
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

    /// <summary>A manifest as a run leaves it.</summary>
    public static JsonObject Document(RunId id, string status) => new RunWorkspaceManifest
    {
        Id = id,
        CreatedAt = id.CreatedAtText,
        Kind = "eval",
        Command = "worldforge eval --suite planning --provider mock",
        Status = status,
        Provider = "mock",
        Operation = "planning",
        ArtifactPaths = RunManifestDocument.NoArtifacts.Add("report", "reports/report.json"),
    }.ToJson();

    /// <summary>A finished run whose manifest a test may change.</summary>
    public RunId Preserve(Func<JsonObject, JsonObject>? change = null, string status = RunStatus.Completed)
    {
        using RunSession run = Store.Begin(Eval());
        run.WriteJson("reports/report.json", JsonObject.Empty);
        run.AddArtifact("report", "reports/report.json");
        run.Complete(new RunOutcome { Status = status });
        if (change is not null)
        {
            File.WriteAllText(Manifest(run.Id), ArtifactJson.ToText(change(run.Manifest.ToJson())));
        }

        return run.Id;
    }

    public string Manifest(RunId id) => System.IO.Path.Join(Runs, id.ToString(), RunWorkspaceManifest.FileName);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
