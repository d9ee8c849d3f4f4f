using Cake.Frosting;

namespace Build.Tasks;

[TaskDescription("Compare the locked packages with the advisories of every source")]
[IsDependentOn(typeof(CheckLock))]
public sealed class DependencyAudit() : GateTask("Dependency audit");
