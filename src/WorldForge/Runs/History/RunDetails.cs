using System.Collections.Immutable;
using System.Text;
using WorldForge.IO;
using WorldForge.Reports;
using WorldForge.Serialization;

namespace WorldForge.Runs.History;

/// <summary>One run with its artifacts.</summary>
public sealed record RunDetails
{
    private const string Outside = "<outside>";

    /// <summary>The run.</summary>
    public required RunRecord Record { get; init; }

    /// <summary>The files that the manifest lists, by label.</summary>
    public required ImmutableArray<RunArtifact> Artifacts { get; init; }

    /// <summary>The record and, under <c>artifacts</c>, its files.</summary>
    public JsonObject ToJson() => Record.ToJson().With("artifacts", JsonList.Create(Artifacts.Select(static artifact => (JsonValue)artifact.ToJson())));

    /// <summary>The same for people.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder($"# WorldForge Run {Record.Id}\n\n");
        foreach ((string name, string? value) in new[]
        {
            ("Kind", Record.Kind), ("Status", Record.Status), ("Provider", Record.Provider), ("Operation", Record.Operation), ("Capability", Record.Capability),
            ("Created", Record.CreatedAt), ("Failure", Record.FailureSummary),
        })
        {
            text.Append($"- {name}: {MarkdownText.Cell(value)}\n");
        }

        text.Append($"- Command: {MarkdownText.Code(Record.Command)}\n- Path: {MarkdownText.Code(Record.Path)}\n\n## Artifacts\n\n");
        text.Append(ReportTable.OfObjects(Artifacts.Select(static artifact => artifact.ToJson()), ["label", "path", "exists", "size_bytes"]).ToMarkdown());
        text.Append("\n## Next Commands\n\n").AppendJoin("", Record.NextCommands.Select(static command => $"- {MarkdownText.Code(command)}\n"));
        return text.ToString();
    }

    internal static RunDetails Of(RunRecord record, string folder, JsonObject manifest) => new()
    {
        Record = record,
        Artifacts =
        [
            .. ManifestValues.Object(manifest, "artifact_paths")
                .OrderBy(static item => item.Key, CodePointComparer.Instance)
                .Select(item => Artifact(folder, item.Key, (item.Value as JsonText)?.Value)),
        ],
    };

    private static RunArtifact Artifact(string folder, string label, string? path)
    {
        bool isInside = WorkspacePath.TryParse(path, out WorkspacePath place) && !place.IsRoot;
        FileInfo? file = isInside ? new FileInfo(System.IO.Path.Join(folder, place.Value)) : null;
        bool exists = file is { Exists: true, LinkTarget: null } && RealPath.IsInside(folder, file.FullName);
        return new RunArtifact
        {
            Label = RunText.Observable.Redact(label),
            Path = isInside ? RunText.Observable.Redact(place.Value) : Outside,
            Exists = exists,
            SizeBytes = exists ? file!.Length : null,
        };
    }
}
