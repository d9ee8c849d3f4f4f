using System.Collections.Immutable;
using System.Text;
using WorldForge.Evidence;
using WorldForge.Providers;
using WorldForge.Reports;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Promotion;

/// <summary>The packet that a reviewer reads before a provider may claim a higher status (schema 1).</summary>
public sealed record PromotionReview
{
    /// <summary>What this packet says and does not say.</summary>
    public const string ClaimBoundary =
        "A review of evidence about an adapter. It says nothing about the quality, the physical fidelity or the safety of the model behind it, and changes no status by itself.";

    private PromotionReview()
    {
    }

    /// <summary>The provider.</summary>
    public required string Provider { get; init; }

    /// <summary>The status that its profile claims today.</summary>
    public required ImplementationStatus From { get; init; }

    /// <summary>The status that is asked for.</summary>
    public required ImplementationStatus To { get; init; }

    /// <summary>When the review was made, ISO 8601.</summary>
    public required string CreatedAt { get; init; }

    /// <summary>Version of the library of the checkout.</summary>
    public required string PackageVersion { get; init; }

    /// <summary>The criteria: of the lowest status first, what blocks any promotion last.</summary>
    public required ImmutableArray<PromotionCriterion> Criteria { get; init; }

    /// <summary>The workbench report that stands behind it.</summary>
    public required WorkbenchReport Workbench { get; init; }

    /// <summary>Every file that was read, with its digest.</summary>
    public required ImmutableSortedDictionary<string, Sha256Digest> Evidence { get; init; }

    /// <summary>Whether every criterion is met and no check of the workbench failed.</summary>
    public bool IsReady => Workbench.HasPassed && Criteria.All(static criterion => criterion.Status == CriterionStatus.Met);

    /// <summary>The first criterion that is not met, or null.</summary>
    public PromotionCriterion? FirstUnmet => Criteria.FirstOrDefault(static criterion => criterion.Status != CriterionStatus.Met);

    /// <summary>Collects the evidence and judges it.</summary>
    /// <param name="request">The promotion.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>The packet.</returns>
    /// <exception cref="WorldForgeException">The status is below the one claimed today, or a named file is missing or malformed.</exception>
    public static async Task<PromotionReview> RunAsync(PromotionRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        WorkbenchReport workbench = await ProviderWorkbench.RunAsync(request.Workbench, cancellationToken).ConfigureAwait(false);
        if (request.To < workbench.Status)
        {
            throw Check.Invalid("to", $"must not be below {WorkbenchReport.StatusWord(workbench.Status)}, which {workbench.Target.Name} claims today; a step back is recorded, not reviewed");
        }

        var evidence = new ProjectEvidence(request.Workbench.Root, request.Workbench.FixturesDirectory);
        foreach (string path in workbench.Files.Keys)
        {
            _ = evidence.Text(path);
        }

        PromotionRuns runs = PromotionRuns.Read(request, evidence);
        return new PromotionReview
        {
            Provider = workbench.Target.Name,
            From = workbench.Status,
            To = request.To,
            CreatedAt = request.Workbench.TimeProvider.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
            PackageVersion = request.PackageVersion,
            Criteria = new PromotionRules(workbench, evidence, runs).Judge(request.To),
            Workbench = workbench,
            Evidence = evidence.Digests.ToImmutableSortedDictionary(StringComparer.Ordinal),
        };
    }

    /// <summary>The packet as it is written.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("schema_version", SchemaVersions.PromotionReview),
        ("provider", Provider),
        ("from", WorkbenchReport.StatusWord(From)),
        ("to", WorkbenchReport.StatusWord(To)),
        ("created_at", CreatedAt),
        ("package_version", PackageVersion),
        ("verdict", IsReady ? "ready" : "not-ready"),
        ("first_unmet", FirstUnmet?.Id),
        ("claim_boundary", ClaimBoundary),
        ("criteria", JsonList.Create(Criteria.Select(static criterion => (JsonValue)criterion.ToJson()))),
        ("evidence", JsonObject.Create([.. Evidence.Select(static file => (file.Key, (JsonValue)file.Value.ToString()))])),
        ("contract", Workbench.Contract.ToJson()),
        ("workbench_checks", JsonList.Create(Workbench.Checks.Select(static check => (JsonValue)check.ToJson()))));

    /// <summary>The packet as Markdown.</summary>
    public string ToMarkdown() => new StringBuilder(MarkdownText.Heading(1, Title))
        .Append($"\n{MarkdownText.Inline(Verdict)}\n\n")
        .Append(CriteriaTable().ToMarkdown())
        .Append('\n').Append(MarkdownText.Heading(2, "Evidence")).Append('\n')
        .Append(EvidenceTable().ToMarkdown())
        .Append('\n').Append(MarkdownText.Heading(2, "Claim boundary")).Append('\n')
        .Append(ClaimBoundary).Append('\n')
        .ToString();

    /// <summary>The packet as one self-contained page.</summary>
    public string ToHtml() => new HtmlPage(Title) { CreatedAt = CreatedAt }
        .Add(
            IsReady ? HtmlNotice.Good("Ready", Verdict) : HtmlNotice.Bad("Not ready", Verdict),
            new HtmlFacts(("Provider", Provider), ("Claims today", WorkbenchReport.StatusWord(From)), ("Asked for", WorkbenchReport.StatusWord(To)), ("Version", PackageVersion)))
        .Section("Criteria", new HtmlTable("Criteria", CriteriaTable()))
        .Section("Evidence", new HtmlTable("Evidence", EvidenceTable()), new HtmlDetails("Contract evidence", Workbench.Contract.ToJson()))
        .Section("Claim boundary", new HtmlParagraph(ClaimBoundary))
        .ToHtml();

    private string Title => $"Promotion review: {Provider} to {WorkbenchReport.StatusWord(To)}";

    private string Verdict
    {
        get
        {
            if (IsReady)
            {
                return $"All {Criteria.Length} criteria are met. A named approver decides.";
            }

            int open = Criteria.Count(static criterion => criterion.Status != CriterionStatus.Met);
            return FirstUnmet is { } first
                ? $"{open} of {Criteria.Length} criteria are not met. First: {first.Id}. {first.Detail} {first.NextStep}"
                : "A check of the workbench failed: " + string.Join(", ", Workbench.Checks.Where(static check => check.Status == "failed").Select(static check => check.Name)) + ".";
        }
    }

    private ReportTable CriteriaTable() => new(
        [ReportColumn.Text("Criterion"), ReportColumn.Text("Asked by"), ReportColumn.Status("Status"), ReportColumn.Text("Found"), ReportColumn.Text("Next step")],
        Criteria.Select(static criterion => new JsonValue[] { criterion.Id, criterion.AskedBy, criterion.Status, criterion.Detail, criterion.NextStep }));

    private ReportTable EvidenceTable() => new(
        [ReportColumn.Text("File"), ReportColumn.Code("SHA-256")],
        Evidence.Select(static file => new JsonValue[] { file.Key, file.Value.ToString() }));
}
