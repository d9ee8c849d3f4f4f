using WorldForge.IO;
using WorldForge.Runs.History;
using WorldForge.Runs.Retention;
using WorldForge.Serialization;

namespace WorldForge.Runs.Repair;

/// <summary>Looks at the entries of <c>runs/</c> and at what lies beside it.</summary>
/// <param name="store">The workspace.</param>
/// <param name="quarantine">Takes what is moved out of the way.</param>
internal sealed class WorkspaceExam(RunStore store, Quarantine quarantine)
{
    /// <summary>The runs whose folders can be looked into.</summary>
    public List<RunId> Runs { get; } = [];

    public IEnumerable<RunDiagnosis> All()
    {
        foreach (RunDiagnosis diagnosis in Pins().Concat(Owners()))
        {
            yield return diagnosis;
        }

        var spelling = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (FileSystemInfo entry in Entries(store.FullRunsPath))
        {
            if (Judge(entry) is { } diagnosis)
            {
                yield return diagnosis;
            }

            if (!spelling.TryAdd(entry.Name, entry.Name))
            {
                yield return Report(entry.Name, RunFinding.CaseCollision, $"It differs from {Safe(spelling[entry.Name])} by letter case alone.", null, null);
            }
        }
    }

    private RunDiagnosis? Judge(FileSystemInfo entry)
    {
        if (entry.LinkTarget is not null)
        {
            return Report(entry.Name, RunFinding.Link, "A link stands in the place of a run.", "move the link aside", () => quarantine.Move(entry.FullName));
        }

        bool isDead = TemporaryName.Is(entry.Name) && entry switch
        {
            DirectoryInfo folder => Leftovers.IsDead(folder, store.FullPath, store.Time),
            FileInfo file => Leftovers.IsDead(file, store.Time),
            _ => false,
        };
        if (isDead)
        {
            return Report(entry.Name, RunFinding.Leftover, "A process was killed while it began or removed a run.", "move it aside", () => quarantine.Move(entry.FullName));
        }

        if (entry is not DirectoryInfo || TemporaryName.Is(entry.Name))
        {
            return null;
        }

        if (RunId.TryParse(entry.Name, out RunId id))
        {
            Runs.Add(id);
            return null;
        }

        return Misnamed(entry);
    }

    private RunDiagnosis Misnamed(FileSystemInfo folder)
    {
        JsonObject? manifest = RunPeek.At(store.FullRunsPath, folder.Name).Manifest;
        bool isKnown = RunId.TryParse(manifest is null ? null : ManifestValues.Text(manifest, "run_id"), out RunId id);
        string target = Path.Join(store.FullRunsPath, id.ToString());
        return isKnown && !Path.Exists(target)
            ? Report(folder.Name, RunFinding.Name, $"The folder's name is no run id; its manifest is that of run {id}.", $"rename it to {id}", () => Directory.Move(folder.FullName, target))
            : Report(folder.Name, RunFinding.Name, "The folder's name is no run id, and no manifest tells a free one.", null, null);
    }

    private IEnumerable<RunDiagnosis> Owners()
    {
        foreach (FileSystemInfo entry in Entries(Path.Join(store.FullPath, RunOwner.FolderName)))
        {
            if (RunId.TryParse(entry.Name, out RunId id) && !Directory.Exists(Path.Join(store.FullRunsPath, entry.Name)) && RunOwner.IsAlive(store.FullPath, id) == false)
            {
                yield return new RunDiagnosis(
                    new RunFinding
                    {
                        Place = $"{store.Display}/{RunOwner.FolderName}/{id}",
                        Problem = RunFinding.Leftover,
                        Detail = "The sign of life of a process that is gone, for a run that never began.",
                        Remedy = "remove the empty file",
                    },
                    () => RunOwner.Forget(store.FullPath, id));
            }
        }
    }

    private IEnumerable<RunDiagnosis> Pins()
    {
        string? problem = null;
        try
        {
            _ = RunPins.Read(store);
        }
        catch (WorldForgeException fault)
        {
            problem = RunText.Reason(fault.Message);
        }

        return problem is null
            ? []
            : [new RunDiagnosis(new RunFinding { Place = $"{store.Display}/{RunPins.FileName}", Problem = RunFinding.Pins, Detail = problem }, null)];
    }

    private static FileSystemInfo[] Entries(string folder)
    {
        try
        {
            return [.. new DirectoryInfo(folder).EnumerateFileSystemInfos("*", FolderScan.Options).OrderBy(static entry => entry.Name, StringComparer.Ordinal)];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
        catch (Exception exception) when (IoFault.Is(exception))
        {
            throw IoFault.From("list", Path.GetFileName(folder), exception);
        }
    }

    private RunDiagnosis Report(string name, string problem, string detail, string? remedy, Action? repair) => new(
        new RunFinding { Place = $"{store.Display}/runs/{Safe(name)}", Problem = problem, Detail = detail, Remedy = remedy }, repair);

    private static string Safe(string text) => RunText.Observable.Redact(text);
}
