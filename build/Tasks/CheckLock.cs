using Build.Engine;
using Cake.Frosting;

namespace Build.Tasks;

[TaskDescription("Restore in locked mode; every project is locked and nothing changes")]
[UsesResource(UsesResourceAttribute.BuildOutput)]
public sealed class CheckLock() : GateTask("Lockfile");
