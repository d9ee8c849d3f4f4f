using Build.Engine;
using Cake.Frosting;

namespace Build.Tasks;

[TaskDescription("Compile afresh; the compiler and every analyzer have nothing to say")]
[IsDependentOn(typeof(CheckLock))]
[UsesResource(UsesResourceAttribute.BuildOutput)]
public sealed class Lint() : GateTask("Lint");
