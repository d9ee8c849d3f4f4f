using System.Text;

namespace WorldForge.Contracts;

/// <summary>Renders contract evidence as Markdown with LF.</summary>
internal static class ContractMarkdown
{
    public static string Render(ProviderContractEvidence evidence)
    {
        StringBuilder text = new();
        Line(text, $"# Provider contract: {evidence.Provider}");
        Line(text, "");
        Line(text, $"- Status: {evidence.Status}");
        Line(text, FormattableString.Invariant($"- Checks: {evidence.PassedCount} passed, {evidence.FailedCount} failed, {evidence.SkippedCount} skipped"));
        Line(text, $"- Registered: {Word(evidence.IsRegistered)}");
        Line(text, $"- Configured: {Word(evidence.IsConfigured)}");
        Line(text, $"- Live calls: {(evidence.IsLive ? "allowed" : "not allowed")}");
        Line(text, $"- Safe to attach: {Word(evidence.IsSafeToAttach)}");
        if (evidence.FactoryPath is { } factory)
        {
            Line(text, $"- Factory: {factory}");
        }

        Line(text, "");
        Line(text, $"> {ProviderContractEvidence.ClaimBoundary}");
        Line(text, "");
        Line(text, "| Check | Status | Detail |");
        Line(text, "| --- | --- | --- |");
        foreach (ContractCheck check in evidence.Checks)
        {
            Line(text, $"| {Cell(check.Name)} | {check.Status} | {Cell(check.Detail)} |");
        }

        List(text, "Next steps", evidence.NextSteps);
        List(text, "Validation commands", [.. evidence.ValidationCommands.Select(static command => $"`{command}`")]);
        return text.ToString();
    }

    private static void List(StringBuilder text, string title, IReadOnlyCollection<string> items)
    {
        if (items.Count == 0)
        {
            return;
        }

        Line(text, "");
        Line(text, $"## {title}");
        Line(text, "");
        foreach (string item in items)
        {
            Line(text, "- " + item.ReplaceLineEndings(" "));
        }
    }

    private static string Word(bool value) => value ? "yes" : "no";

    private static string Cell(string value) => value.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal);

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
