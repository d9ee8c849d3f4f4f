using System.Collections.Immutable;
using WorldForge.Evidence;
using WorldForge.Providers;
using WorldForge.Serialization;

namespace WorldForge.Contracts;

/// <summary>What the contract of one provider showed (schema 1).</summary>
public sealed record ProviderContractEvidence
{
    /// <summary>The schema version that is written.</summary>
    public const int SchemaVersion = SchemaVersions.ProviderContract;

    /// <summary>What this evidence says and does not say.</summary>
    public const string ClaimBoundary =
        "Adapter-contract evidence only: the adapter keeps the rules of its interface. It says nothing about physical fidelity or safety, and promotes nothing.";

    /// <summary>The provider.</summary>
    public required string Provider { get; init; }

    /// <summary>Whether the host's facade has it registered.</summary>
    public required bool IsRegistered { get; init; }

    /// <summary>Whether everything that it requires was there.</summary>
    public required bool IsConfigured { get; init; }

    /// <summary>Whether calls that could reach a network were allowed.</summary>
    public required bool IsLive { get; init; }

    /// <summary>Where a factory outside the catalog is; null for a provider of the catalog.</summary>
    public required string? FactoryPath { get; init; }

    /// <summary>What it reports about itself.</summary>
    public required ProviderProfile Profile { get; init; }

    /// <summary>Its health; null when the check could have reached a network and was not allowed to.</summary>
    public required ProviderHealth? Health { get; init; }

    /// <summary>The checks in the order in which they ran.</summary>
    public required ImmutableArray<ContractCheck> Checks { get; init; }

    /// <summary>
    /// <c>failed</c> when a check failed; <c>passed</c> when none did and at least one capability was exercised, or refused calls as an
    /// unconfigured one must; otherwise <c>skipped</c>, which is not a pass.
    /// </summary>
    public string Status =>
        FailedCount > 0 ? ContractStatus.Failed
        : Checks.Any(static check => check.Status == ContractStatus.Passed && check.Name.StartsWith(CapabilityCheck.Prefix, StringComparison.Ordinal)) ? ContractStatus.Passed
        : ContractStatus.Skipped;

    /// <summary>How many checks passed.</summary>
    public int PassedCount => Count(ContractStatus.Passed);

    /// <summary>How many checks failed.</summary>
    public int FailedCount => Count(ContractStatus.Failed);

    /// <summary>How many checks did not run.</summary>
    public int SkippedCount => Count(ContractStatus.Skipped);

    /// <summary>Whether nothing in the evidence would have to be removed before it leaves the machine.</summary>
    public bool IsSafeToAttach => EvidenceScan.HoldsOnlySafeText(Body());

    /// <summary>Commands that show the same again.</summary>
    public ImmutableArray<string> ValidationCommands => FactoryPath is not null
        ? [$"worldforge provider contract --factory {FactoryPath} --format json"]
        : [$"worldforge provider contract {Provider} --format json", $"worldforge provider health {Provider}", $"worldforge provider info {Provider} --format json"];

    /// <summary>What to do, without repetition, in the order of the checks.</summary>
    public ImmutableArray<string> NextSteps => [.. Checks.Select(static check => check.NextStep).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>Renders the wire form.</summary>
    public JsonObject ToJson() => Body().With("safe_to_attach", IsSafeToAttach);

    /// <summary>Renders the evidence for people.</summary>
    public string ToMarkdown() => ContractMarkdown.Render(this);

    private JsonObject Body() => JsonObject.Create(
        ("schema_version", SchemaVersion),
        ("provider", Provider),
        ("registered", IsRegistered),
        ("configured", IsConfigured),
        ("live", IsLive),
        ("factory_path", FactoryPath),
        ("status", Status),
        ("passed_count", PassedCount),
        ("failed_count", FailedCount),
        ("skipped_count", SkippedCount),
        ("claim_boundary", ClaimBoundary),
        ("profile", Profile.ToJson()),
        ("health", Health?.ToJson() ?? (JsonValue)JsonValue.Null),
        ("checks", JsonList.Create(Checks.Select(static check => (JsonValue)check.ToJson()))),
        ("validation_commands", JsonList.OfTexts(ValidationCommands)),
        ("next_steps", JsonList.OfTexts(NextSteps)));

    private int Count(string status) => Checks.Count(check => check.Status == status);
}
