using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using WorldForge.Reports;
using WorldForge.Serialization;

namespace WorldForge.Runs.Retention;

/// <summary>What a cleanup chose and did.</summary>
public sealed record RunCleanupReport
{
    /// <summary>Whether nothing was to be removed.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>The runs beyond those to keep, newest first.</summary>
    public ImmutableArray<RunId> Selected { get; init; } = [];

    /// <summary>The bytes of their files.</summary>
    public long SelectedBytes { get; init; }

    /// <summary>How many were removed; 0 in a dry run.</summary>
    public int RemovedCount { get; init; }

    /// <summary>The runs that were left alone although they lie beyond those to keep, each with its reason.</summary>
    public ImmutableArray<KeyValuePair<RunId, string>> Protected { get; init; } = [];

    internal string Display { get; init; } = RunStore.DefaultDirectory;

    /// <summary>The document.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("dry_run", IsDryRun),
        ("selected_count", Selected.Length),
        ("selected_bytes", SelectedBytes),
        ("removed_count", RemovedCount),
        ("paths", JsonList.OfTexts(Selected.Select(PathOf))),
        ("protected", JsonList.Create(Protected.Select(static run => (JsonValue)JsonObject.Create(("run_id", run.Key.ToString()), ("reason", run.Value))))));

    /// <summary>The same for people.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder(IsDryRun ? "# WorldForge Run Cleanup Preview\n\n" : "# WorldForge Run Cleanup\n\n");
        text.Append(CultureInfo.InvariantCulture, $"- Selected: {Selected.Length}\n- Selected bytes: {SelectedBytes}\n- Removed: {RemovedCount}\n\n## Runs\n\n");
        text.Append(Selected.IsEmpty ? "- None.\n" : string.Concat(Selected.Select(id => $"- {MarkdownText.Code(PathOf(id))}\n")));
        if (!Protected.IsEmpty)
        {
            text.Append("\n## Protected\n\n").AppendJoin("", Protected.Select(static run => $"- {run.Key}: {MarkdownText.Inline(run.Value)}\n"));
        }

        return text.ToString();
    }

    private string PathOf(RunId id) => $"{Display}/runs/{id}";
}
