using System.Text;

namespace WorldForge.Negotiation;

/// <summary>Renders a negotiation report as Markdown: LF, one table per workflow.</summary>
internal static class NegotiationMarkdown
{
    public static string Render(NegotiationReport report)
    {
        StringBuilder text = new();
        Line(text, "# Capability negotiation");
        Line(text, "");
        Line(text, FormattableString.Invariant($"{report.Workflows.Length} workflows, {report.ReadyCount} ready."));
        foreach (WorkflowReadiness workflow in report.Workflows)
        {
            Render(text, workflow);
        }

        string[] actions = [.. report.Workflows.SelectMany(static workflow => workflow.RecommendedActions).Distinct(StringComparer.Ordinal)];
        if (actions.Length > 0)
        {
            Line(text, "");
            Line(text, "## Recommended actions");
            Line(text, "");
            foreach (string action in actions)
            {
                Line(text, "- " + Cell(action));
            }
        }

        return text.ToString();
    }

    private static void Render(StringBuilder text, WorkflowReadiness workflow)
    {
        Line(text, "");
        Line(text, "## " + Cell(workflow.Workflow.Title));
        Line(text, "");
        Line(text, $"`{workflow.Workflow.Name}`: {(workflow.IsReady ? "READY" : "BLOCKED")}");
        Line(text, "");
        Line(text, "| provider | registered | capability | configured | healthy | readiness | reason |");
        Line(text, "| --- | --- | --- | --- | --- | --- | --- |");
        foreach (NegotiationCandidate candidate in workflow.Requirements.SelectMany(static requirement => requirement.Candidates))
        {
            Line(text, $"| {Cell(candidate.Name)} | {Word(candidate.IsRegistered)} | {Word(candidate.IsCompatible)} | {Word(candidate.IsConfigured)} "
                + $"| {Word(candidate.IsHealthy)} | {candidate.Readiness.ToWireName()} | {(candidate.Reason.Length == 0 ? "-" : Cell(candidate.Reason))} |");
        }

        Line(text, "");
        Line(text, "Next step: " + (workflow.IsReady ? workflow.Summary : Cell(string.Join(" ", workflow.RecommendedActions))));
    }

    private static string Word(bool value) => value ? "yes" : "no";

    private static string Cell(string value) => value.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal);

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
