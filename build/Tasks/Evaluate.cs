using Cake.Frosting;

namespace Build.Tasks;

[TaskDescription("Run every built-in evaluation suite with the mock and keep the runs")]
public sealed class Evaluate() : GateTask("Evaluation");
