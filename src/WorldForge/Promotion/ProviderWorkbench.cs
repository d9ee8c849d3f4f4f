using System.Collections.Immutable;
using WorldForge.Capabilities;
using WorldForge.Contracts;
using WorldForge.Evidence;
using WorldForge.Serialization;

namespace WorldForge.Promotion;

/// <summary>Looks at one provider from all sides: its contract, and what the checkout holds about it.</summary>
public static class ProviderWorkbench
{
    private const string CapabilityPrefix = "capability.";

    /// <summary>Runs every check. A check that would call an external runtime is skipped unless the request is live.</summary>
    /// <param name="request">Which provider, and how far to go.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>The report.</returns>
    /// <exception cref="WorldForgeException">The provider cannot be made, or a file of the checkout is malformed.</exception>
    public static async Task<WorkbenchReport> RunAsync(WorkbenchRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        long started = request.TimeProvider.GetTimestamp();
        ProviderTarget target = request.Target;
        ProviderContractEvidence contract = await ProviderContract.RunAsync(
            new ProviderContractRequest
            {
                Factory = target.Factory,
                IsLive = request.IsLive,
                Environment = request.Environment,
                TimeProvider = request.TimeProvider,
            },
            cancellationToken).ConfigureAwait(false);
        var evidence = new ProjectEvidence(request.Root, request.FixturesDirectory);
        ImmutableArray<ContractCheck> checks =
        [
            Renamed(contract, "metadata", "profile"),
            Named(contract, "health"),
            Conformance(contract),
            Fixtures(target, evidence),
            Manifest(target, contract),
            Docs(target, contract, evidence),
            Catalog(target, evidence),
            Named(contract, "events"),
        ];
        ImmutableArray<string> present = Present(target, contract, evidence, checks);
        return new WorkbenchReport
        {
            Target = target,
            IsLive = request.IsLive,
            Contract = contract,
            Checks = [.. checks, Promotion(contract, present)],
            Present = present,
            Files = evidence.Digests.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Duration = request.TimeProvider.GetElapsedTime(started),
        };
    }

    private static ContractCheck Named(ProviderContractEvidence contract, string name) => contract.Checks.First(check => check.Name == name);

    private static ContractCheck Renamed(ProviderContractEvidence contract, string name, string shown)
    {
        ContractCheck check = Named(contract, name);
        return check.Status == ContractStatus.Passed ? ContractCheck.Passed(shown, check.Detail) : ContractCheck.Failed(shown, check.Detail, check.NextStep ?? "Correct the profile.");
    }

    private static ContractCheck Conformance(ProviderContractEvidence contract)
    {
        ContractCheck[] calls = [.. contract.Checks.Where(static check => check.Name.StartsWith(CapabilityPrefix, StringComparison.Ordinal) || check.Name == "undeclared_capabilities")];
        ContractCheck? failed = calls.FirstOrDefault(static check => check.Status == ContractStatus.Failed);
        if (failed is not null)
        {
            return ContractCheck.Failed("conformance", $"{failed.Name}: {failed.Detail}", failed.NextStep ?? "Correct the adapter.");
        }

        string[] passed = [.. calls.Where(static check => check.Status == ContractStatus.Passed).Select(static check => check.Name)];
        return passed.Length > 0
            ? ContractCheck.Passed("conformance", string.Join(", ", passed))
            : ContractCheck.Skipped("conformance", "No call was made: the provider is configured and could reach an external runtime.", "Run again with --live on a prepared host.");
    }

    private static ContractCheck Fixtures(ProviderTarget target, ProjectEvidence evidence)
    {
        ImmutableArray<string> fixtures = evidence.Fixtures(target.Name);
        string[] bad = [.. fixtures.Where(path => !IsObject(evidence.Text(path)))];
        return bad.Length > 0
            ? ContractCheck.Failed("fixtures", $"{string.Join(", ", bad)} must be JSON objects.", "Correct the fixtures.")
            : fixtures.IsEmpty
                ? ContractCheck.Skipped("fixtures", $"No fixture of the provider lies in {evidence.FixturesPath}.", "Add fixtures for success and failure, or name another folder with --fixtures-dir.")
                : ContractCheck.Passed("fixtures", string.Join(", ", fixtures));
    }

    private static ContractCheck Manifest(ProviderTarget target, ProviderContractEvidence contract)
    {
        const string Name = "runtime_manifest";
        if (target.RuntimeManifest is not { } manifest)
        {
            return ContractCheck.Skipped(Name, "The provider ships no runtime manifest.", "Add one when the provider needs something of its host.");
        }

        Capability[] unknown = [.. contract.Profile.Capabilities.Enabled.Except(manifest.Capabilities)];
        return unknown.Length > 0
            ? ContractCheck.Failed(Name, $"The profile advertises {Words(unknown)}, which {manifest.Id} does not name.", "Let profile and manifest agree.")
            : ContractCheck.Passed(Name, manifest.Id);
    }

    private static ContractCheck Docs(ProviderTarget target, ProviderContractEvidence contract, ProjectEvidence evidence)
    {
        const string Name = "docs";
        if (ProjectEvidence.PagePath(target) is not { } path)
        {
            return ContractCheck.Skipped(Name, "The provider has no page.", "Write one.");
        }

        if (evidence.Text(path) is not { } page)
        {
            return evidence.IsCheckout
                ? ContractCheck.Failed(Name, $"{path} is missing.", "Write the page.")
                : ContractCheck.Skipped(Name, "This is no checkout: there are no pages to look at.", "Run the command at the top of a checkout.");
        }

        string[] words = [WorkbenchReport.StatusWord(contract.Profile.Specification.Status), .. contract.Profile.SupportedTasks];
        string[] missing = [.. words.Where(word => !page.Contains(word, StringComparison.OrdinalIgnoreCase))];
        return missing.Length > 0
            ? ContractCheck.Failed(Name, $"{path} does not mention {string.Join(", ", missing)}.", "Name the status and every supported task on the page.")
            : ContractCheck.Passed(Name, path);
    }

    private static ContractCheck Catalog(ProviderTarget target, ProjectEvidence evidence)
    {
        const string Name = "catalog";
        if (!evidence.IsCheckout)
        {
            return ContractCheck.Skipped(Name, "This is no checkout: there is no catalog page to look at.", "Run the command at the top of a checkout.");
        }

        return evidence.Mentions(ProjectEvidence.CatalogPath, target.Name)
            ? ContractCheck.Passed(Name, ProjectEvidence.CatalogPath)
            : ContractCheck.Failed(Name, $"{ProjectEvidence.CatalogPath} does not name `{target.Name}`.", "Generate the catalog page again, or list the candidate on it.");
    }

    private static ContractCheck Promotion(ProviderContractEvidence contract, ImmutableArray<string> present)
    {
        const string Name = "promotion_evidence";
        string[] missing = [.. PromotionEvidence.RequiredFor(contract.Profile.Specification.Status).Except(present, StringComparer.Ordinal)];
        return missing.Length == 0
            ? ContractCheck.Passed(Name, "The evidence for the status that the profile claims is there.")
            : ContractCheck.Skipped(
                Name,
                $"Missing for {WorkbenchReport.StatusWord(contract.Profile.Specification.Status)}: {string.Join(", ", missing)}.",
                $"Run worldforge provider promotion {contract.Provider} --to {WorkbenchReport.StatusWord(contract.Profile.Specification.Status)} for the reasons.");
    }

    private static ImmutableArray<string> Present(ProviderTarget target, ProviderContractEvidence contract, ProjectEvidence evidence, ImmutableArray<ContractCheck> checks)
    {
        ImmutableArray<LiveSmokeEntry> smokes = evidence.Smokes(target.Name);
        bool Passed(string name) => checks.Any(check => check.Name == name && check.Status == ContractStatus.Passed);
        (string Word, bool IsThere)[] all =
        [
            (PromotionEvidence.SelectionRecord, evidence.Mentions(ProjectEvidence.SelectionPath, target.Name)),
            (PromotionEvidence.DocsPage, Passed("docs")),
            (PromotionEvidence.CatalogIndex, Passed("catalog")),
            (PromotionEvidence.RuntimeManifest, Passed("runtime_manifest")),
            (PromotionEvidence.FixtureCoverage, Passed("fixtures")),
            (PromotionEvidence.ConformanceHelpers, Passed("conformance") && (!contract.Profile.SupportedTasks.IsEmpty || target.RuntimeManifest is not null)),
            (PromotionEvidence.RedactionChecks, Passed("events")),
            (PromotionEvidence.SmokeRecord, !smokes.IsEmpty),
            (PromotionEvidence.SmokeArtifact, smokes.Any(static smoke => smoke is { Status: LiveSmokeStatus.Passed, ArtifactPath: not null })),
            (PromotionEvidence.ReleaseEvidence, evidence.Mentions(ProjectEvidence.ClaimsPath, target.Name)),
        ];
        return [.. all.Where(static item => item.IsThere).Select(static item => item.Word)];
    }

    private static bool IsObject(string? text) =>
        text is not null && StrictJson.TryParse(System.Text.Encoding.UTF8.GetBytes(text), null, out JsonValue? value, out _) && value is JsonObject;

    private static string Words(IEnumerable<Capability> capabilities) => string.Join(", ", capabilities.Select(static capability => capability.ToWireName()));
}
