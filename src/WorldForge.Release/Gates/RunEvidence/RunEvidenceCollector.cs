using WorldForge.Bundles;
using WorldForge.Redaction;
using WorldForge.Release.Gates.BenchmarkBudgets;
using WorldForge.Release.Gates.Evaluation;
using WorldForge.Runs;

namespace WorldForge.Release.Gates.RunEvidence;

/// <summary>Puts the runs of this review into one bundle, in the place of the review before, and verifies what was written.</summary>
public sealed class RunEvidenceCollector : Collector<RunEvidenceFacts>
{
    private const string Bundle = "evidence-bundles/release-review";

    /// <inheritdoc/>
    public override async ValueTask<RunEvidenceFacts> CollectAsync(CollectContext context, CancellationToken cancellationToken)
    {
        var evaluation = await context.RequireAsync<EvaluationFacts>(cancellationToken).ConfigureAwait(false);
        var benchmark = await context.RequireAsync<BenchmarkFacts>(cancellationToken).ConfigureAwait(false);
        PreservedRun[] runs = [.. evaluation.Runs.Select(static suite => suite.Run), benchmark.Run];
        var workspace = Path.Combine(context.Root, ReviewWorkspace.Folder);
        var folder = Path.Combine(workspace, Bundle);
        EarlierReview.RemoveCopies(workspace, Path.Combine(folder, BundleManifest.FileName), runs);
        var written = await Bundles.EvidenceBundle.WriteAsync(
            new BundleRequest
            {
                Workspace = workspace,
                Runs = [.. runs.Select(static run => RunId.Parse(run.RunId))],
                Output = folder,
                Overwrite = true,
                Repository = context.Root,
                CurrentFolder = context.Root,
                Roots = HostRoots.OfThisMachine(context.Root),
                Time = context.Services.Time,
            },
            cancellationToken).ConfigureAwait(false);
        var verified = await BundleVerifier.VerifyAsync(folder, cancellationToken: cancellationToken).ConfigureAwait(false);
        return new RunEvidenceFacts
        {
            Runs = runs,
            BundleManifest = $"{ReviewWorkspace.Folder}/{Bundle}/{BundleManifest.FileName}",
            BundleSha256 = verified.ManifestDigest?.ToString(),
            BundledRuns = [.. written.Manifest.Runs.Select(static run => run.Id.ToString())],
            Included = written.Manifest.IncludedCount,
            LeftOut = [.. written.Manifest.Files.Where(static file => !file.Included).Select(static file => new LeftOutFile(file.Path, file.Reason ?? ""))],
            SafeToAttach = verified.SafeToAttach,
            Problems = [.. verified.Problems.Select(static problem => $"{problem.Path}: {problem.Problem}")],
        };
    }
}
