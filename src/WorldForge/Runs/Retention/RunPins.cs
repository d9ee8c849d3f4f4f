using WorldForge.IO;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Runs.Retention;

/// <summary>
/// The runs that are never removed: those that <c>pins.json</c> of the workspace names, and those whose id stands in release
/// evidence: in any file under <c>release-evidence/</c> or <c>evidence/</c> of the workspace, or in the manifest of a bundle under
/// <c>evidence-bundles/</c>. What cannot be read stops the removal, since it may cite any run.
/// </summary>
public sealed class RunPins
{
    /// <summary>The file of a workspace that names pinned runs: <c>{"schema_version": 1, "pins": [{"run_id": "...", "reason": "..."}]}</c>.</summary>
    public const string FileName = "pins.json";

    private const string CitedReason = "cited by ";

    private static readonly string[] EvidenceFolders = ["release-evidence", "evidence"];

    private readonly Dictionary<RunId, string> _reasons;

    private RunPins(Dictionary<RunId, string> reasons) => _reasons = reasons;

    /// <summary>How many runs are pinned.</summary>
    public int Count => _reasons.Count;

    /// <summary>Reads the pins of a workspace.</summary>
    /// <param name="store">The workspace.</param>
    /// <param name="evidence">Further folders or files whose citations count, for evidence that is kept elsewhere.</param>
    /// <exception cref="WorldForgeException">Pins or evidence are there and cannot be read.</exception>
    public static RunPins Read(RunStore store, params IReadOnlyList<string> evidence)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(evidence);
        var reasons = new Dictionary<RunId, string>();
        ReadFile(Path.Join(store.FullPath, FileName), reasons);
        foreach (string name in EvidenceFolders)
        {
            Cite(RealPath.Resolve(Path.Join(store.FullPath, name)), name, reasons);
        }

        string bundles = Path.Join(store.FullPath, "evidence-bundles");
        foreach (string bundle in Entries(bundles, static info => info is DirectoryInfo))
        {
            Cite(Path.Join(bundle, "evidence_manifest.json"), $"evidence-bundles/{Path.GetFileName(bundle)}", reasons);
        }

        foreach (string place in evidence)
        {
            string display = Path.GetFileName(Path.TrimEndingDirectorySeparator(place));
            string real = RealPath.Resolve(place);
            if (!Path.Exists(real))
            {
                throw IoFault.Because(IoFaultCodes.Missing, "read the citations of", display);
            }

            Cite(real, display, reasons);
        }

        return new RunPins(reasons);
    }

    /// <summary>Why a run is pinned; null when it is not.</summary>
    public string? ReasonFor(RunId id) => _reasons.GetValueOrDefault(id);

    private static void ReadFile(string path, Dictionary<RunId, string> reasons)
    {
        if (!File.Exists(path) && new FileInfo(path).LinkTarget is null)
        {
            return;
        }

        JsonFields fields = JsonFields.Of(StrictJson.Parse(PlainFile.Read(path, FileName, RunManifestDocument.Limits.MaxBytes)), "", Fault);
        fields.RequireSchemaVersion(1);
        foreach (JsonFields pin in fields.RequiredFieldsList("pins"))
        {
            RunId id = RunId.TryParse(pin.RequiredAnyText("run_id"), out RunId parsed) ? parsed : throw pin.Invalid("run_id", "must be a run id");
            reasons[id] = RunText.Reason("pinned: " + (pin.OptionalText("reason") ?? FileName));
        }
    }

    private static void Cite(string place, string display, Dictionary<RunId, string> reasons)
    {
        if (new FileInfo(place) is { Exists: true, LinkTarget: null })
        {
            foreach (RunId id in RunCitations.In(place, display))
            {
                reasons.TryAdd(id, CitedReason + display);
            }

            return;
        }

        foreach (string entry in Entries(place, static _ => true))
        {
            Cite(entry, $"{display}/{Path.GetFileName(entry)}", reasons);
        }
    }

    private static IEnumerable<string> Entries(string folder, Func<FileSystemInfo, bool> wanted)
    {
        var info = new DirectoryInfo(folder);
        if (info is not { Exists: true, LinkTarget: null })
        {
            return [];
        }

        try
        {
            return
            [
                .. info.EnumerateFileSystemInfos("*", FolderScan.Options)
                    .Where(entry => entry.LinkTarget is null && wanted(entry))
                    .Select(static entry => entry.FullName)
                    .Order(StringComparer.Ordinal),
            ];
        }
        catch (Exception exception) when (IoFault.Is(exception))
        {
            throw IoFault.From("list", info.Name, exception);
        }
    }

    private static WorldForgeException Fault(string code, string message) => new(code, $"{FileName}: {message}");
}
