using Cake.Frosting;

namespace Build.Tasks;

[TaskDescription("The tests reach the shipped source")]
[IsDependentOn(typeof(Test))]
public sealed class Coverage() : GateTask("Coverage");
