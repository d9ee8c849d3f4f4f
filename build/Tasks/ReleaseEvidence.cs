using Build.Review;
using Cake.Frosting;

namespace Build.Tasks;

[TaskDescription("Write the release evidence of this run as JSON and Markdown")]
[IsDependentOn(typeof(Quality))]
[IsDependentOn(typeof(Package))]
[IsDependentOn(typeof(Audit))]
[IsDependentOn(typeof(RunEvidence))]
public sealed class ReleaseEvidence : AsyncFrostingTask<ReviewContext>
{
    public override Task RunAsync(ReviewContext context) => context.Review.WriteEvidenceAsync(context.CancellationToken);
}
