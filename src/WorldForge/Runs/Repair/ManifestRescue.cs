using System.Collections.Immutable;
using WorldForge.IO;
using WorldForge.Runs.History;
using WorldForge.Serialization;

namespace WorldForge.Runs.Repair;

/// <summary>Makes a valid manifest of what is left of a run: its damaged manifest, an unfinished write of it, or the files alone.</summary>
internal static class ManifestRescue
{
    private const string FailureReason = "failure_reason";

    private static readonly string[] Members =
    [
        "schema_version", "run_id", "created_at", "kind", "command", "status", "provider", "operation", "input_summary",
        "result_summary", "artifact_paths", "event_count", "layout", "config_profile",
    ];

    /// <summary>The manifest that an unfinished write holds whole; null when there is none.</summary>
    public static RunWorkspaceManifest? FromLeftovers(string folder, RunId id)
    {
        IEnumerable<FileInfo> leftovers = new DirectoryInfo(folder).EnumerateFiles("*", FolderScan.Options)
            .Where(static file => TemporaryName.Is(file.Name) && file.LinkTarget is null)
            .OrderByDescending(static file => file.LastWriteTimeUtc);
        foreach (FileInfo leftover in leftovers)
        {
            if (Read(leftover) is { } manifest && manifest.Id == id)
            {
                return Ended(manifest, "The run's process ended before it wrote the outcome.");
            }
        }

        return null;
    }

    /// <summary>What the damaged document still says in the right type, with the rest filled in.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="id">The run.</param>
    /// <param name="damaged">The document; null when it could not be read at all.</param>
    public static RunWorkspaceManifest FromRemains(string folder, RunId id, JsonObject? damaged)
    {
        JsonObject source = damaged ?? JsonObject.Empty;
        string? status = ManifestValues.Text(source, "status");
        var manifest = new RunWorkspaceManifest
        {
            Id = id,
            CreatedAt = id.CreatedAtText,
            Kind = RunText.Observable.Redact(ManifestValues.Text(source, "kind") ?? "unknown"),
            Command = RunCommands.Sanitise(ManifestValues.Text(source, "command") ?? ""),
            Status = status ?? RunStatus.Failed,
            Provider = ManifestValues.Text(source, "provider"),
            Operation = ManifestValues.Text(source, "operation"),
            InputSummary = ManifestValues.Object(source, "input_summary"),
            ResultSummary = ManifestValues.Object(source, "result_summary"),
            ArtifactPaths = Artifacts(folder, source),
            EventCount = ManifestValues.Count(source, "event_count"),
            ConfigProfile = source.TryGetValue("config_profile", out JsonValue? profile) ? profile as JsonObject : null,
            Unknown = JsonObject.Create([.. source.Where(static member => !Members.Contains(member.Key)).Select(static member => (member.Key, member.Value))]),
        };
        return status is null or RunStatus.Running ? Ended(manifest, "The manifest was damaged and was rebuilt from what was left.") : manifest;
    }

    /// <summary>The manifest of a run whose process is gone.</summary>
    public static RunWorkspaceManifest Ended(RunWorkspaceManifest manifest, string reason) =>
        manifest.Status is not (RunStatus.Running or RunStatus.Failed) || manifest.ResultSummary.ContainsKey(FailureReason)
            ? manifest.Status == RunStatus.Running ? manifest with { Status = RunStatus.Failed } : manifest
            : manifest with { Status = RunStatus.Failed, ResultSummary = manifest.ResultSummary.With(FailureReason, reason) };

    private static RunWorkspaceManifest? Read(FileInfo file)
    {
        try
        {
            byte[] content = PlainFile.Read(file.FullName, file.Name, RunManifestDocument.Limits.MaxBytes);
            return RunWorkspaceManifest.Parse(StrictJson.Parse(content, RunManifestDocument.Limits));
        }
        catch (WorldForgeException)
        {
            return null; // Not a whole manifest.
        }
    }

    private static ImmutableSortedDictionary<string, string> Artifacts(string folder, JsonObject source)
    {
        if (source.TryGetValue("artifact_paths", out JsonValue? value) && value is JsonObject paths)
        {
            return RunManifestDocument.NoArtifacts.AddRange(paths
                .Where(static item => !string.IsNullOrWhiteSpace(item.Key) && item.Value is JsonText { Value: var path } && WorkspacePath.TryParse(path, out WorkspacePath place) && !place.IsRoot)
                .Select(static item => KeyValuePair.Create(item.Key, ((JsonText)item.Value).Value)));
        }

        IEnumerable<string> files = RunManifestDocument.Layout
            .SelectMany(part => PhysicalEntries.Below(WorkspacePath.Parse(part), Path.Join(folder, part)))
            .Where(static entry => entry.Kind == EntryKind.File)
            .Select(static entry => entry.Path.Value);
        return RunManifestDocument.NoArtifacts.AddRange(files.Select(static path => KeyValuePair.Create(path, path)));
    }
}
