using System.Text;
using Microsoft.Win32.SafeHandles;
using WorldForge.IO;

namespace WorldForge.Runs.Repair;

/// <summary>Looks at everything below one run folder, without following links or opening files.</summary>
/// <param name="store">The workspace.</param>
/// <param name="quarantine">Takes what is moved out of the way.</param>
internal sealed class ContentExam(RunStore store, Quarantine quarantine)
{
    public IEnumerable<RunDiagnosis> Of(RunId id)
    {
        string folder = Path.Join(store.FullRunsPath, id.ToString());
        using SafeFileHandle? handle = OperatingSystem.IsLinux() ? LinuxStatus.OpenFolder(folder) : null;
        var spelling = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var pending = new Stack<DirectoryInfo>();
        pending.Push(new DirectoryInfo(folder));
        while (pending.TryPop(out DirectoryInfo? next))
        {
            foreach (FileSystemInfo entry in next.EnumerateFileSystemInfos("*", FolderScan.Options).OrderBy(static entry => entry.Name, StringComparer.Ordinal))
            {
                string relative = Path.GetRelativePath(folder, entry.FullName).Replace(Path.DirectorySeparatorChar, '/');
                if (relative == RunWorkspaceManifest.FileName)
                {
                    continue; // Looked at by itself; a repair must not move what was just rebuilt.
                }

                if (Judge(id, folder, entry, relative, handle) is { } diagnosis)
                {
                    yield return diagnosis;
                }
                else if (!spelling.TryAdd(relative, relative))
                {
                    yield return Report(id, relative, RunFinding.CaseCollision, $"It differs from {Safe(spelling[relative])} by letter case alone.", null, null);
                }
                else if (entry is DirectoryInfo { LinkTarget: null } inner)
                {
                    pending.Push(inner);
                }
            }
        }
    }

    private RunDiagnosis? Judge(RunId id, string folder, FileSystemInfo entry, string relative, SafeFileHandle? handle)
    {
        if (entry.LinkTarget is not null)
        {
            return LeadsOut(folder, entry.FullName) ? Move(id, relative, entry, RunFinding.Link, "A link leads out of the run.") : null;
        }

        if (handle is not null && LinuxStatus.TryRead(handle, Encoding.UTF8.GetBytes(relative + '\0'), out LinuxStatus status) && status.IsSpecial)
        {
            return Move(id, relative, entry, RunFinding.SpecialFile, "A pipe, socket or device is no artifact.");
        }

        return entry is FileInfo file && TemporaryName.Is(file.Name) && Leftovers.IsDead(file, store.Time)
            ? Move(id, relative, entry, RunFinding.Leftover, "A process was killed while it wrote this file.")
            : null;
    }

    private static bool LeadsOut(string folder, string link)
    {
        try
        {
            return !RealPath.IsInside(folder, link);
        }
        catch (WorldForgeException fault) when (fault.Code == IoFaultCodes.LinkLoop)
        {
            return true;
        }
    }

    private RunDiagnosis Move(RunId id, string relative, FileSystemInfo entry, string problem, string detail) =>
        Report(id, relative, problem, detail, "move it aside", () => quarantine.Move(entry.FullName));

    private RunDiagnosis Report(RunId id, string relative, string problem, string detail, string? remedy, Action? repair) => new(
        new RunFinding { Place = $"{store.Display}/runs/{id}/{Safe(relative)}", Problem = problem, Detail = detail, Remedy = remedy }, repair);

    private static string Safe(string text) => RunText.Observable.Redact(text);
}
