using Cake.Frosting;

namespace Build.Tasks;

[TaskDescription("Put the kept runs into one bundle that is safe to attach")]
[IsDependentOn(typeof(Evaluate))]
[IsDependentOn(typeof(BenchmarkBudgets))]
public sealed class RunEvidence() : GateTask("Run evidence");
