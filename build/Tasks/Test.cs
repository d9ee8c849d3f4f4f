using Build.Engine;
using Cake.Frosting;

namespace Build.Tasks;

[TaskDescription("Run every test project, with coverage")]
[IsDependentOn(typeof(Lint))]
[UsesResource(UsesResourceAttribute.BuildOutput)]
public sealed class Test() : GateTask("Tests");
