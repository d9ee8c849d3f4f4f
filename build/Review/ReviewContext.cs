using Build.Engine;
using Build.Progress;
using Cake.Core;

namespace Build.Review;

/// <summary>The context of the tasks of this repository: a build's context with a release review in it.</summary>
public sealed class ReviewContext(ICakeContext context, BuildOptions options, BuildRun run, IGateProgress gates, ReleaseReviewSession review)
    : BuildContext(context, options, run, gates)
{
    public ReleaseReviewSession Review { get; } = review;
}
