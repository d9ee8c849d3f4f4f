using System.Collections.Immutable;
using WorldForge.Capabilities;
using WorldForge.Contracts;
using WorldForge.Providers;
using WorldForge.Redaction;

namespace WorldForge.Promotion;

/// <summary>Judges the criteria of a promotion from what was found. Pure: it reads nothing itself.</summary>
internal sealed class PromotionRules(WorkbenchReport report, ProjectEvidence evidence, PromotionRuns runs)
{
    private const int RepeatedSmokes = 2;

    private readonly string? _pagePath = ProjectEvidence.PagePath(report.Target);
    private readonly string _page = ProjectEvidence.PagePath(report.Target) is { } path ? evidence.Text(path) ?? "" : "";

    /// <summary>The criteria of a status and of every one below it, lowest first, then what blocks any promotion.</summary>
    public ImmutableArray<PromotionCriterion> Judge(ImplementationStatus to)
    {
        List<PromotionCriterion> criteria = [];
        foreach (ImplementationStatus level in Enum.GetValues<ImplementationStatus>().Where(level => level <= to))
        {
            string[] known = [.. criteria.Select(static criterion => criterion.Id)];
            criteria.AddRange(PromotionEvidence.RequiredFor(level).Except(known, StringComparer.Ordinal).Select(word => Evidence(word, level)));
            criteria.AddRange(Own(level));
        }

        return [.. criteria, .. to == ImplementationStatus.Scaffold ? [] : Blockers()];
    }

    private IEnumerable<PromotionCriterion> Own(ImplementationStatus level) => level switch
    {
        ImplementationStatus.Scaffold => [Closed()],
        ImplementationStatus.Experimental => [Explains(), Says("known_gaps", level, "Its page lists known gaps or limits.", "gap", "limit")],
        ImplementationStatus.Beta => [Answers(), FailureFixtures(), Says("prepared_host_wording", level, "Its page speaks of the prepared host.", "prepared host", "prepared-host")],
        _ =>
        [
            Smokes(),
            Budgets(),
            Says("incident_notes", level, "Its page has notes for incidents.", "incident"),
            Says("compatibility", level, "Its page says which versions go together.", "compatib"),
        ],
    };

    private IEnumerable<PromotionCriterion> Blockers() => [Variables(), Direction(), Secrets()];

    private PromotionCriterion Evidence(string word, ImplementationStatus level) => report.Present.Contains(word, StringComparer.Ordinal)
        ? Met(word, level, $"The evidence {word} is there.", "Found.")
        : Missing(word, level, $"The evidence {word} is there.", Reason(word), Remedy(word));

    private string Reason(string word)
    {
        string? check = word switch
        {
            PromotionEvidence.DocsPage => "docs",
            PromotionEvidence.CatalogIndex => "catalog",
            PromotionEvidence.RuntimeManifest => "runtime_manifest",
            PromotionEvidence.FixtureCoverage => "fixtures",
            PromotionEvidence.ConformanceHelpers => "conformance",
            PromotionEvidence.RedactionChecks => "events",
            _ => null,
        };
        return report.Checks.FirstOrDefault(found => found.Name == check)?.Detail ?? "Nothing was found.";
    }

    private string Remedy(string word) => word switch
    {
        PromotionEvidence.SelectionRecord => $"Write the choice down in {ProjectEvidence.SelectionPath}.",
        PromotionEvidence.SmokeRecord => $"Add a row to {ProjectEvidence.RegistryPath}; a row without a run says why.",
        PromotionEvidence.SmokeArtifact => $"Run {report.Target.RuntimeManifest?.MinimumSmokeCommand ?? "the smoke"} on a prepared host and record its artifact in {ProjectEvidence.RegistryPath}.",
        PromotionEvidence.ReleaseEvidence => $"Add a row to {ProjectEvidence.ClaimsPath}.",
        _ => $"Run worldforge provider workbench {report.Target.Name} and correct the check.",
    };

    private PromotionCriterion Closed()
    {
        ContractCheck? check = report.Contract.Checks.FirstOrDefault(static found => found.Name == "undeclared_capabilities");
        const string Requirement = "What is not advertised is refused with a typed error.";
        return check?.Status switch
        {
            ContractStatus.Passed => Met("fails_closed", ImplementationStatus.Scaffold, Requirement, check.Detail),
            ContractStatus.Failed => Blocked("fails_closed", ImplementationStatus.Scaffold, Requirement, check.Detail, "Let the adapter refuse it."),
            _ => Missing("fails_closed", ImplementationStatus.Scaffold, Requirement, check?.Detail ?? "Not checked.", "Run again with --live on a prepared host."),
        };
    }

    private PromotionCriterion Explains()
    {
        const string Requirement = "Health names what is missing while nothing is configured.";
        bool configured = report.Contract.IsConfigured;
        string detail = report.Contract.Health?.Details ?? "";
        return configured || detail.Contains("missing", StringComparison.OrdinalIgnoreCase)
            ? Met("health_explains", ImplementationStatus.Experimental, Requirement, configured ? "The provider is configured here." : detail)
            : Missing("health_explains", ImplementationStatus.Experimental, Requirement, $"Health says: {detail}", "Name the variable or runtime that is missing.");
    }

    private PromotionCriterion Answers()
    {
        const string Requirement = "The contract passes, and at least one capability is advertised or planned by the manifest.";
        bool hasCapability = !report.Contract.Profile.SupportedTasks.IsEmpty || !report.Planned.IsEmpty;
        return report.Contract.Status == ContractStatus.Failed
            ? Blocked("contract", ImplementationStatus.Beta, Requirement, "The contract failed.", $"worldforge provider contract {report.Target.Name}")
            : hasCapability && report.Contract.Checks.Any(static check => check.Status == ContractStatus.Passed)
                ? Met("contract", ImplementationStatus.Beta, Requirement, $"{report.Contract.PassedCount} checks passed, {report.Contract.SkippedCount} were skipped.")
                : Missing("contract", ImplementationStatus.Beta, Requirement, "No capability stands behind it.", "Implement one.");
    }

    private PromotionCriterion FailureFixtures()
    {
        const string Requirement = "Fixtures show failures as well as successes.";
        ImmutableArray<string> all = evidence.Fixtures(report.Target.Name);
        string[] failures = [.. all.Where(static path => new[] { "error", "bad", "missing", "invalid", "fail" }.Any(word => path.Contains(word, StringComparison.Ordinal)))];
        return failures.Length > 0 && failures.Length < all.Length
            ? Met("failure_fixtures", ImplementationStatus.Beta, Requirement, $"{failures.Length} of {all.Length} show a failure.", [.. all])
            : Missing("failure_fixtures", ImplementationStatus.Beta, Requirement, $"{failures.Length} of {all.Length} show a failure.", $"Add both kinds to {evidence.FixturesPath}.");
    }

    private PromotionCriterion Smokes()
    {
        string requirement = $"At least {RepeatedSmokes} live smokes of this version passed.";
        return runs.PassedSmokes.Count >= RepeatedSmokes
            ? Met("repeated_smokes", ImplementationStatus.Stable, requirement, $"{runs.PassedSmokes.Count} passed.", [.. runs.PassedSmokes])
            : Missing(
                "repeated_smokes",
                ImplementationStatus.Stable,
                requirement,
                $"{runs.PassedSmokes.Count} passed. {string.Join(". ", runs.Others)}".TrimEnd(),
                "Run the smoke on a prepared host and name its manifest with --run-manifest.");
    }

    private PromotionCriterion Budgets() => runs.KeptBudgets.Count > 0
        ? Met("budget", ImplementationStatus.Stable, "A preserved benchmark of the provider kept its budget.", $"{runs.KeptBudgets.Count} did.", [.. runs.KeptBudgets])
        : Missing(
            "budget",
            ImplementationStatus.Stable,
            "A preserved benchmark of the provider kept its budget.",
            "No such run is preserved here.",
            $"worldforge benchmark --provider {report.Target.Name} --budget-file <file> --run-workspace .worldforge");

    private PromotionCriterion Says(string id, ImplementationStatus level, string requirement, params string[] words) =>
        words.Any(word => _page.Contains(word, StringComparison.OrdinalIgnoreCase))
            ? Met(id, level, requirement, "Found on the page.", _pagePath is null ? [] : [_pagePath])
            : Missing(id, level, requirement, "Not found on the page.", $"Write it on {_pagePath ?? "a page"}.");

    private PromotionCriterion Variables()
    {
        const string Requirement = "Every variable is documented.";
        string[] names = [.. report.Contract.Profile.RequiredVariables, .. report.Target.RuntimeManifest?.RequiredEnvironment ?? [], .. report.Target.RuntimeManifest?.OptionalEnvironment ?? []];
        string[] unknown = [.. names.Distinct(StringComparer.Ordinal).Where(name => !_page.Contains(name, StringComparison.Ordinal))];
        return unknown.Length == 0
            ? Met("documented_variables", null, Requirement, $"{names.Distinct(StringComparer.Ordinal).Count()} variables are on the page.")
            : Blocked("documented_variables", null, Requirement, $"Not on the page: {string.Join(", ", unknown)}.", $"Document them on {_pagePath ?? "a page"}.");
    }

    private PromotionCriterion Direction()
    {
        const string Requirement = "The direction of scores is clear.";
        bool scores = report.Contract.Profile.Capabilities.Score || report.Planned.Contains(Capability.Score);
        bool isClear = new[] { "lower is better", "lower-is-better", "lower_is_better", "higher is better", "higher_is_better" }.Any(word => _page.Contains(word, StringComparison.OrdinalIgnoreCase));
        return !scores || isClear
            ? Met("score_direction", null, Requirement, scores ? "The page says it." : "The provider does not score.")
            : Blocked("score_direction", null, Requirement, "The page does not say whether lower or higher is better.", $"Say it on {_pagePath ?? "a page"}.");
    }

    private PromotionCriterion Secrets()
    {
        const string Requirement = "No evidence holds a secret.";
        string[] leaking = [.. evidence.Texts.Where(static file => SecretDetector.HoldsSecret(file.Value)).Select(static file => file.Key).Order(StringComparer.Ordinal)];
        return leaking.Length == 0
            ? Met("no_secrets", null, Requirement, $"{evidence.Digests.Count} files were searched.")
            : Blocked("no_secrets", null, Requirement, $"A secret was found in {string.Join(", ", leaking)}.", "Take it out and revoke it.");
    }

    private static PromotionCriterion Met(string id, ImplementationStatus? level, string requirement, string detail, ImmutableArray<string>? files = null) =>
        Make(id, level, requirement, CriterionStatus.Met, detail, null, files ?? []);

    private static PromotionCriterion Missing(string id, ImplementationStatus level, string requirement, string detail, string nextStep) =>
        Make(id, level, requirement, CriterionStatus.Missing, detail, nextStep, []);

    private static PromotionCriterion Blocked(string id, ImplementationStatus? level, string requirement, string detail, string nextStep) =>
        Make(id, level, requirement, CriterionStatus.Blocked, detail, nextStep, []);

    private static PromotionCriterion Make(
        string id, ImplementationStatus? level, string requirement, string status, string detail, string? nextStep, ImmutableArray<string> files) => new()
        {
            Id = id,
            AskedBy = level is { } asked ? WorkbenchReport.StatusWord(asked) : "any",
            Requirement = requirement,
            Status = status,
            Detail = Redactor.Observable.Redact(detail),
            NextStep = nextStep is null ? null : Redactor.Observable.Redact(nextStep),
            Evidence = files,
        };
}
