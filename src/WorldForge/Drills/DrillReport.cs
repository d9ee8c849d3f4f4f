using System.Collections.Immutable;
using WorldForge.Reports;
using WorldForge.Serialization;

namespace WorldForge.Drills;

/// <summary>How all drills went. The status follows from the drills: it is <c>passed</c> only when every one saw its failure.</summary>
public sealed record DrillReport
{
    /// <summary>The drills in display order.</summary>
    public required ImmutableArray<DrillResult> Runs { get; init; }

    /// <summary><c>passed</c> or <c>failed</c>.</summary>
    public string Status => !Runs.IsEmpty && Runs.All(static run => run.ExpectedFailureObserved) ? DrillResult.Passed : DrillResult.Failed;

    /// <summary>The wire form.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("status", Status),
        ("run_count", Runs.Length),
        ("runs", JsonList.Create([.. Runs.Select(static run => (JsonValue)run.ToJson())])));

    /// <summary>One line per drill.</summary>
    public string ToMarkdown() => MarkdownText.Heading(1, "Operator Drill Run") + "\n\n" + $"- Status: {Status}\n" + string.Concat(Runs.Select(static run =>
        $"- {MarkdownText.Code(run.Drill.Id)}: {run.Status}, run {MarkdownText.Code(run.RunId.ToString())}, {MarkdownText.Inline(run.FailureSignal)}\n"));
}
