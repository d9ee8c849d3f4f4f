using System.Globalization;
using System.Text;
using WorldForge.Evidence;

namespace WorldForge.Traces;

/// <summary>Renders a trace as Markdown.</summary>
internal static class WorkflowTraceMarkdown
{
    private const string Missing = "-";

    public static string Render(WorkflowTrace trace)
    {
        var page = new StringBuilder();
        page.Append("# Workflow trace: ").Append(Cell(trace.Name)).Append("\n\n");
        Fact(page, "workflow_id", trace.WorkflowId);
        Fact(page, "name", Cell(trace.Name));
        Fact(page, "status", TraceStatusRules.Word(trace.Status));
        Fact(page, "schema_version", SchemaVersions.WorkflowTrace.ToString(CultureInfo.InvariantCulture));
        Fact(page, "safe_to_attach", trace.SafeToAttach ? "true" : "false");
        Fact(page, "steps", trace.Steps.Length.ToString(CultureInfo.InvariantCulture));
        page.Append('\n');
        Row(page, "Step", "Parent", "Operation", "Provider", "Capability", "Status", "Duration", "Error");
        page.Append("| --- | --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (WorkflowTraceStep step in trace.Steps)
        {
            Row(
                page,
                step.StepId,
                step.ParentId,
                step.Operation,
                step.Provider,
                step.Capability,
                TraceStatusRules.Word(step.Status),
                step.DurationMs is { } duration ? $"{duration.ToString("F2", CultureInfo.InvariantCulture)} ms" : null,
                step.ErrorSummary);
        }

        return page.ToString();
    }

    private static void Fact(StringBuilder page, string name, string value) =>
        page.Append("- ").Append(name).Append(": ").Append(value).Append('\n');

    private static void Row(StringBuilder page, params ReadOnlySpan<string?> cells)
    {
        page.Append('|');
        foreach (string? cell in cells)
        {
            page.Append(' ').Append(cell is null ? Missing : Cell(cell)).Append(" |");
        }

        page.Append('\n');
    }

    private static string Cell(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("|", "\\|", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .ReplaceLineEndings(" ");
}
