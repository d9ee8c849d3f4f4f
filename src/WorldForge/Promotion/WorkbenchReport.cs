using System.Collections.Immutable;
using System.Text;
using WorldForge.Capabilities;
using WorldForge.Contracts;
using WorldForge.Evidence;
using WorldForge.Providers;
using WorldForge.Reports;
using WorldForge.Serialization;

namespace WorldForge.Promotion;

/// <summary>What stands behind one provider today, and what is missing for each higher status (schema 1).</summary>
public sealed record WorkbenchReport
{
    /// <summary>The provider that was looked at.</summary>
    public required ProviderTarget Target { get; init; }

    /// <summary>Whether calls that could reach a network were made.</summary>
    public required bool IsLive { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>The contract evidence.</summary>
    public required ProviderContractEvidence Contract { get; init; }

    /// <summary>The checks in the order in which they ran.</summary>
    public required ImmutableArray<ContractCheck> Checks { get; init; }

    /// <summary>What exists, of the words of <see cref="PromotionEvidence"/>.</summary>
    public required ImmutableArray<string> Present { get; init; }

    /// <summary>Files that may be attached to an issue, with their digests.</summary>
    public required ImmutableSortedDictionary<string, Sha256Digest> Files { get; init; }

    /// <summary>The status that the provider claims today.</summary>
    public ImplementationStatus Status => Contract.Profile.Specification.Status;

    /// <summary>Passed when no check failed.</summary>
    public bool HasPassed => Checks.All(static check => check.Status != ContractStatus.Failed);

    /// <summary>Capabilities that the runtime manifest names and the profile does not advertise.</summary>
    public ImmutableArray<Capability> Planned =>
        [.. (Target.RuntimeManifest?.Capabilities ?? []).Where(capability => !Contract.Profile.Capabilities.Supports(capability))];

    /// <summary>The statuses above the one claimed today.</summary>
    public ImmutableArray<ImplementationStatus> Higher => [.. Enum.GetValues<ImplementationStatus>().Where(status => status > Status)];

    /// <summary>What is missing for a status, in a fixed order.</summary>
    public ImmutableArray<string> MissingFor(ImplementationStatus status) => [.. PromotionEvidence.RequiredFor(status).Except(Present, StringComparer.Ordinal)];

    /// <summary>Commands that show the same again.</summary>
    public ImmutableArray<string> ValidationCommands => Target.IsInCatalog
        ? [.. Contract.ValidationCommands, $"worldforge provider workbench {Target.Name} --format json"]
        : [$"worldforge provider workbench {Target.Name} --format json"];

    /// <summary>The report as it is written.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("schema_version", SchemaVersions.Workbench),
        ("provider", Target.Name),
        ("target_source", Target.Source),
        ("catalog_registered", Target.IsInCatalog),
        ("status", HasPassed ? ContractStatus.Passed : ContractStatus.Failed),
        ("live", IsLive),
        ("duration_ms", Math.Round(Duration.TotalMilliseconds, 3)),
        ("profile", Contract.Profile.ToJson()),
        ("required_tests", JsonList.OfTexts(Contract.Profile.SupportedTasks)),
        ("planned_capabilities", JsonList.OfTexts(Planned.Select(static capability => capability.ToWireName()))),
        ("promotion", JsonObject.Create(
            ("current", StatusWord(Status)),
            ("present", JsonList.OfTexts(Present)),
            ("missing", JsonObject.Create([.. Higher.Select(status => (StatusWord(status), (JsonValue)JsonList.OfTexts(MissingFor(status))))])))),
        ("checks", JsonList.Create(Checks.Select(static check => (JsonValue)check.ToJson()))),
        ("safe_artifacts", JsonObject.Create([.. Files.Select(static file => (file.Key, (JsonValue)file.Value.ToString()))])),
        ("validation_commands", JsonList.OfTexts(ValidationCommands)),
        ("docs", ProjectEvidence.PagePath(Target)),
        ("issue_summary", Summary()));

    /// <summary>The report for people.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder(MarkdownText.Heading(1, $"Workbench of {Target.Name}"));
        text.Append($"\n- Status: {(HasPassed ? ContractStatus.Passed : ContractStatus.Failed)}\n- Claims: {StatusWord(Status)}\n- Source: {Target.Source}\n- Live calls: {(IsLive ? "yes" : "no")}\n\n");
        text.Append(MarkdownText.Heading(2, "Checks")).Append('\n');
        text.Append(new ReportTable(
            [ReportColumn.Text("Check"), ReportColumn.Status("Status"), ReportColumn.Text("Detail"), ReportColumn.Text("Next step")],
            Checks.Select(static check => new JsonValue[] { check.Name, check.Status, check.Detail, check.NextStep })).ToMarkdown());
        text.Append('\n').Append(MarkdownText.Heading(2, "Missing for a higher status")).Append('\n');
        text.Append(new ReportTable(
            [ReportColumn.Text("Status"), ReportColumn.Text("Missing")],
            Higher.Select(status => new JsonValue[] { StatusWord(status), MissingFor(status) is { IsEmpty: false } missing ? string.Join(", ", missing) : "nothing of the evidence list" })).ToMarkdown());
        text.Append('\n').Append(MarkdownText.Heading(2, "Show it again")).Append('\n');
        foreach (string command in ValidationCommands)
        {
            text.Append($"- {MarkdownText.Code(command)}\n");
        }

        return text.Append('\n').Append(Summary()).Append('\n').ToString();
    }

    /// <summary>A status as it is written.</summary>
    internal static string StatusWord(ImplementationStatus status) => status.ToString().ToLowerInvariant();

    private string Summary()
    {
        string[] failed = [.. Checks.Where(static check => check.Status == ContractStatus.Failed).Select(static check => check.Name)];
        string[] skipped = [.. Checks.Where(static check => check.Status == ContractStatus.Skipped).Select(static check => check.Name)];
        return failed.Length > 0
            ? $"{Target.Name}: {string.Join(", ", failed)} failed."
            : skipped.Length > 0 ? $"{Target.Name}: nothing failed; {string.Join(", ", skipped)} did not run, which is no pass." : $"{Target.Name}: all checks passed.";
    }
}
