using WorldForge.IO;
using WorldForge.Runs.History;
using WorldForge.Serialization;

namespace WorldForge.Runs.Repair;

/// <summary>Looks at the manifest of one run.</summary>
/// <param name="store">The workspace.</param>
/// <param name="quarantine">Takes what is replaced.</param>
internal sealed class ManifestExam(RunStore store, Quarantine quarantine)
{
    private const string GoneReason = "The run's process ended without an outcome.";

    private static readonly TimeSpan Young = TimeSpan.FromHours(24);

    private readonly DateTimeOffset _now = store.Time.GetUtcNow();

    public IEnumerable<RunDiagnosis> Of(RunId id)
    {
        string folder = Path.Join(store.FullRunsPath, id.ToString());
        var peek = RunPeek.At(store.FullRunsPath, id.ToString());
        bool? isAlive = RunOwner.IsAlive(store.FullPath, id);
        if (isAlive == true)
        {
            yield break; // Its process will write the manifest again.
        }

        RunWorkspaceManifest? manifest = null;
        string? problem = peek.Detail;
        if (peek.Manifest is not null)
        {
            (manifest, problem) = Parsed(peek.Manifest);
        }

        if (problem is not null)
        {
            yield return Damaged(id, folder, peek.Manifest, problem);
        }
        else if (manifest!.Id != id)
        {
            yield return Report(id, RunFinding.Name, $"The manifest is that of run {manifest.Id}: one of the two names is wrong.", null, null);
        }
        else if (manifest.Status == RunStatus.Running && (isAlive == false || _now - id.CreatedAt > Young))
        {
            yield return Report(id, RunFinding.DeadRun, "The manifest says running, but the run's process is gone.", "write the status failed", () =>
            {
                RunFolder.WriteManifest(folder, ManifestRescue.Ended(manifest, GoneReason));
                RunOwner.Forget(store.FullPath, id);
            });
        }

        foreach (string part in RunManifestDocument.Layout.Where(part => !Directory.Exists(Path.Join(folder, part)) && !Path.Exists(Path.Join(folder, part))))
        {
            yield return Report(id, RunFinding.Layout, $"The folder {part}/ is missing.", "create it", () => Directory.CreateDirectory(Path.Join(folder, part)));
        }
    }

    private static (RunWorkspaceManifest? Manifest, string? Problem) Parsed(JsonObject document)
    {
        try
        {
            return (RunWorkspaceManifest.Parse(document), null);
        }
        catch (WorldForgeException fault)
        {
            return (null, RunText.Reason(fault.Message));
        }
    }

    private RunDiagnosis Damaged(RunId id, string folder, JsonObject? document, string problem)
    {
        string path = Path.Join(folder, RunWorkspaceManifest.FileName);
        return Report(id, RunFinding.Manifest, problem, "keep what is there aside and rebuild the manifest", () =>
        {
            RunWorkspaceManifest rebuilt = document is null && ManifestRescue.FromLeftovers(folder, id) is { } whole
                ? whole
                : ManifestRescue.FromRemains(folder, id, document);
            if (new FileInfo(path) is { Exists: true, LinkTarget: null } file && IsPlain(file))
            {
                quarantine.Keep(path);
            }
            else if (Path.Exists(path) || new FileInfo(path).LinkTarget is not null)
            {
                quarantine.Move(path);
            }

            RunFolder.WriteManifest(folder, rebuilt);
            RunOwner.Forget(store.FullPath, id);
        });
    }

    private static bool IsPlain(FileInfo file)
    {
        try
        {
            using FileStream stream = PlainFile.Open(file.FullName, file.Name);
            return true;
        }
        catch (WorldForgeException)
        {
            return false;
        }
    }

    private RunDiagnosis Report(RunId id, string problem, string detail, string? remedy, Action? repair) => new(
        new RunFinding { Place = $"{store.Display}/runs/{id}", Problem = problem, Detail = detail, Remedy = remedy }, repair);
}
