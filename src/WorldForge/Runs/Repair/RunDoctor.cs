using System.Globalization;
using WorldForge.IO;

namespace WorldForge.Runs.Repair;

/// <summary>
/// Examines a workspace and repairs it. Nothing is deleted: what a repair replaces or takes out of the way goes to
/// <c>.quarantine/</c> of the workspace. A run whose process lives is left alone.
/// </summary>
/// <param name="store">The workspace; it need not exist.</param>
public sealed class RunDoctor(RunStore store)
{
    private readonly RunStore _store = store ?? throw new ArgumentNullException(nameof(store));

    /// <summary>Says what is wrong and what a repair would do; changes nothing.</summary>
    /// <exception cref="WorldForgeException">The workspace cannot be listed.</exception>
    public RunDoctorReport Examine(CancellationToken cancellationToken)
    {
        (IReadOnlyList<RunDiagnosis> found, int runs) = Diagnose(cancellationToken);
        return Report(isRepair: false, runs, found.Select(static diagnosis => diagnosis.Finding));
    }

    /// <summary>Repairs what can be repaired without a decision, under the lock of the workspace.</summary>
    /// <returns>What was wrong, and what of it has been repaired.</returns>
    /// <exception cref="WorldForgeException">The workspace cannot be listed, or the lock is taken.</exception>
    public async Task<RunDoctorReport> RepairAsync(CancellationToken cancellationToken)
    {
        if (!Directory.Exists(_store.FullPath))
        {
            return Report(isRepair: true, 0, []);
        }

        using WorkspaceLock held = await WorkspaceLock.TakeAsync(_store, "repair runs", cancellationToken).ConfigureAwait(false);
        (IReadOnlyList<RunDiagnosis> found, int runs) = Diagnose(cancellationToken);
        var findings = new List<RunFinding>(found.Count);
        foreach (RunDiagnosis diagnosis in found)
        {
            cancellationToken.ThrowIfCancellationRequested();
            findings.Add(Repaired(diagnosis));
        }

        return Report(isRepair: true, runs, findings);
    }

    private (IReadOnlyList<RunDiagnosis> Found, int Runs) Diagnose(CancellationToken cancellationToken)
    {
        var quarantine = new Quarantine(_store);
        var workspace = new WorkspaceExam(_store, quarantine);
        var manifests = new ManifestExam(_store, quarantine);
        var contents = new ContentExam(_store, quarantine);
        List<RunDiagnosis> found = [.. workspace.All()];
        foreach (RunId id in workspace.Runs)
        {
            cancellationToken.ThrowIfCancellationRequested();
            found.AddRange(Guarded(id, () => [.. manifests.Of(id), .. contents.Of(id)]));
        }

        return (found, workspace.Runs.Count);
    }

    private IEnumerable<RunDiagnosis> Guarded(RunId id, Func<IReadOnlyList<RunDiagnosis>> examine)
    {
        try
        {
            return examine();
        }
        catch (Exception exception) when (IoFault.Is(exception))
        {
            string detail = IoFault.From("look into", $"runs/{id}", exception).Message;
            return [new RunDiagnosis(new RunFinding { Place = $"{_store.Display}/runs/{id}", Problem = RunFinding.Manifest, Detail = detail }, null)];
        }
    }

    private static RunFinding Repaired(RunDiagnosis diagnosis)
    {
        if (diagnosis.Repair is null)
        {
            return diagnosis.Finding;
        }

        try
        {
            diagnosis.Repair();
            return diagnosis.Finding with { IsRepaired = true };
        }
        catch (WorldForgeException fault)
        {
            return diagnosis.Finding with { Detail = $"{diagnosis.Finding.Detail} The repair failed: {fault.Message}" };
        }
        catch (Exception exception) when (IoFault.Is(exception))
        {
            return diagnosis.Finding with { Detail = $"{diagnosis.Finding.Detail} The repair failed: {IoFault.From("repair", diagnosis.Finding.Place, exception).Message}" };
        }
    }

    private RunDoctorReport Report(bool isRepair, int runs, IEnumerable<RunFinding> findings) => new()
    {
        WorkspaceDirectory = _store.Display,
        GeneratedAt = _store.Time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        IsRepair = isRepair,
        RunCount = runs,
        Findings = [.. findings],
    };
}
