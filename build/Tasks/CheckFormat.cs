using Cake.Frosting;

namespace Build.Tasks;

[TaskDescription("The formatter would change nothing; text files keep the text rules")]
public sealed class CheckFormat() : GateTask("Format");
