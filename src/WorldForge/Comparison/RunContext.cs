using System.Collections.Immutable;
using WorldForge.Serialization;

namespace WorldForge.Comparison;

/// <summary>What a run was made from, gathered from its manifest and report.</summary>
internal sealed record RunContext
{
    public required ImmutableArray<string> Providers { get; init; }

    public required ImmutableArray<string> Operations { get; init; }

    public required ImmutableArray<string> Capabilities { get; init; }

    public required string? FixtureDigest { get; init; }

    public required string? SuiteVersion { get; init; }

    /// <summary>The budget file and its digest: <c>path#sha256:...</c>.</summary>
    public required string? BudgetRef { get; init; }

    public required bool? BudgetPassed { get; init; }

    public required string? SkipReason { get; init; }

    /// <summary>The digest part of <see cref="BudgetRef"/>: the same budget may lie in different places.</summary>
    public string? BudgetDigest => BudgetRef?[(BudgetRef.LastIndexOf('#') + 1)..];

    public required ImmutableArray<string> MissingEvidence { get; init; }

    public static RunContext Of(ComparedRun run)
    {
        (JsonObject report, JsonObject input, JsonObject result) = (run.Report, run.Manifest.InputSummary, run.Manifest.ResultSummary);
        string[] operations = run.Kind.Operations(run);
        string[] capabilities = First(LooseJson.Texts(report, "provenance", "capabilities"), LooseJson.Texts(input, "capabilities"), run.Kind.DefaultCapabilities(operations));
        string? fixture = Digest(LooseJson.Text(report, "run_metadata", "input_file", "sha256"))
            ?? LooseJson.Text(run.Manifest.Unknown, "input_digest")
            ?? LooseJson.Text(input, "input_digest")
            ?? LooseJson.Text(report, "provenance", "input_digest");
        string? suiteVersion = LooseJson.Text(report, "provenance", "suite_version");
        bool? budgetPassed = LooseJson.Flag(result, "budget_passed") ?? LooseJson.Flag(report, "budget", "passed") ?? LooseJson.Flag(report, "gate", "passed");
        return new RunContext
        {
            Providers = [.. First(LooseJson.Texts(report, "provenance", "providers"), LooseJson.Texts(input, "providers"), Split(run.Manifest.Provider))],
            Operations = [.. operations],
            Capabilities = [.. capabilities],
            FixtureDigest = fixture,
            SuiteVersion = suiteVersion,
            BudgetRef = Budget(report, "run_metadata") ?? Budget(report, "provenance"),
            BudgetPassed = budgetPassed,
            SkipReason = LooseJson.Text(result, "skip_reason"),
            MissingEvidence = [.. run.Kind.RequiredEvidence.Where(name => name switch
            {
                "capability" => capabilities.Length == 0,
                "fixture_digest" => fixture is null,
                "suite_version" => suiteVersion is null,
                _ => budgetPassed is null,
            })],
        };
    }

    /// <summary>The parts of a list that a manifest wrote as one text.</summary>
    public static string[] Split(string? joined) => (joined ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public static string[] First(params ReadOnlySpan<string[]> choices)
    {
        foreach (string[] choice in choices)
        {
            if (choice.Length > 0)
            {
                return choice;
            }
        }

        return [];
    }

    private static string? Digest(string? digest) =>
        digest is null || digest.StartsWith(Sha256Digest.Prefix, StringComparison.Ordinal) ? digest : Sha256Digest.Prefix + digest;

    private static string? Budget(JsonObject report, string block) =>
        Digest(LooseJson.Text(report, block, "budget_file", "sha256")) is { } digest ? $"{LooseJson.Text(report, block, "budget_file", "path")}#{digest}" : null;
}
