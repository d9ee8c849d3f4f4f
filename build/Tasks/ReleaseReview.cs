using Cake.Frosting;

namespace Build.Tasks;

[TaskDescription("Everything: gates, packages, checksums, release evidence and the verdict")]
[IsDependentOn(typeof(ReleaseEvidence))]
public sealed class ReleaseReview : FrostingTask<BuildContext>;
