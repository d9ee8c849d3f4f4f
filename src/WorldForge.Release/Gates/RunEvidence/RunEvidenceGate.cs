using System.Collections.Immutable;
using WorldForge.Runs;

namespace WorldForge.Release.Gates.RunEvidence;

/// <summary>The runs of this review lie in one bundle that is whole, verified, and safe to attach.</summary>
public sealed class RunEvidenceGate : Gate<RunEvidenceFacts>
{
    private static readonly string[] Kinds = ["benchmark", "eval"];

    /// <inheritdoc/>
    public override GateDefinition Definition { get; } = new()
    {
        Name = "Run evidence",
        Order = 18,
        Task = "RunEvidence",
        Command = "./build.sh --target RunEvidence",
        TriageStep = "Open the manifest of the bundle: each file that was left out has its reason; correct what wrote that file.",
        Evidence = [RunEvidenceFacts.Type],
        Inputs = new GateInputs(["src/WorldForge/**"], ["dotnet"], []),
    };

    /// <inheritdoc/>
    protected override RunEvidenceFacts SoundFacts { get; } = new()
    {
        Runs = [Run("eval", 1), Run("benchmark", 2)],
        BundleManifest = ".worldforge/evidence-bundles/release-review/evidence_manifest.json",
        BundleSha256 = "sha256:a",
        BundledRuns = [Run("eval", 1).RunId, Run("benchmark", 2).RunId],
        Included = 2,
        LeftOut = [],
        SafeToAttach = true,
        Problems = [],
    };

    /// <inheritdoc/>
    protected override ImmutableArray<(string Name, RunEvidenceFacts Facts)> Faults =>
    [
        ("a run that the bundle does not hold", SoundFacts with { BundledRuns = [SoundFacts.BundledRuns[0]] }),
        ("a run of nobody in the bundle", SoundFacts with { BundledRuns = [.. SoundFacts.BundledRuns, Run("eval", 3).RunId] }),
        ("a file that was left out", SoundFacts with { LeftOut = [new LeftOutFile("runs/x/logs/a.bin", "unsupported artifact suffix '.bin'")] }),
        ("a bundle that must not leave the machine", SoundFacts with { SafeToAttach = false }),
        ("a bundle that is not as its manifest says", SoundFacts with { Problems = ["runs/x/reports/report.md: has another digest"] }),
        ("an empty bundle", SoundFacts with { Included = 0 }),
        ("a manifest that nobody verified", SoundFacts with { BundleSha256 = null }),
        ("no benchmark among the runs", SoundFacts with { Runs = [SoundFacts.Runs[0]], BundledRuns = [SoundFacts.BundledRuns[0]] }),
        ("no runs at all", SoundFacts with { Runs = [], BundledRuns = [] }),
    ];

    /// <inheritdoc/>
    protected override IEnumerable<GateFinding> Findings(RunEvidenceFacts facts, GatePolicy policy)
    {
        foreach (var kind in Kinds.Except(facts.Runs.Select(static run => run.Kind), StringComparer.Ordinal))
        {
            yield return Finding(facts, kind, "Expected a run of this kind; this review made none.");
        }

        var ids = facts.Runs.Select(static run => run.RunId).ToList();
        foreach (var missing in ids.Except(facts.BundledRuns, StringComparer.Ordinal))
        {
            yield return Finding(facts, missing, "The bundle does not hold this run.");
        }

        foreach (var foreign in facts.BundledRuns.Except(ids, StringComparer.Ordinal))
        {
            yield return Finding(facts, foreign, "The bundle holds a run that this review did not make.");
        }

        foreach (var file in facts.LeftOut)
        {
            yield return Finding(facts, file.Path, $"The bundle leaves this file out: {file.Reason}.");
        }

        foreach (var problem in facts.Problems)
        {
            yield return Finding(facts, "bundle", problem);
        }

        if (facts.Included == 0 || facts.BundleSha256 is null || !facts.SafeToAttach)
        {
            yield return Finding(facts, "bundle", $"Expected a verified bundle that is safe to attach; it holds {facts.Included} files and is {(facts.SafeToAttach ? "safe" : "not safe")}.");
        }
    }

    /// <inheritdoc/>
    protected override ImmutableSortedDictionary<string, double> Measures(RunEvidenceFacts facts) => ImmutableSortedDictionary<string, double>.Empty
        .Add("runs", facts.Runs.Count)
        .Add("files", facts.Included);

    private static GateFinding Finding(RunEvidenceFacts facts, string subject, string message) => new() { Subject = subject, Location = facts.BundleManifest, Message = message };

    private static PreservedRun Run(string kind, int number) => new()
    {
        RunId = $"20260101T000000Z-0000000{number}",
        Kind = kind,
        Status = RunStatus.Completed,
        Provider = ReviewWorkspace.Provider,
        Operation = "any",
        Command = $"worldforge {kind}",
        Manifest = $".worldforge/runs/20260101T000000Z-0000000{number}/run_manifest.json",
        ManifestSha256 = "sha256:a",
        ManifestBytes = 1,
    };
}
