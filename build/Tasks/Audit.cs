using Cake.Frosting;

namespace Build.Tasks;

[TaskDescription("Dependency audit")]
[IsDependentOn(typeof(DependencyAudit))]
public sealed class Audit : FrostingTask<BuildContext>;
