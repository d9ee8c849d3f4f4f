using Cake.Frosting;

namespace Build.Tasks;

[TaskDescription("Pack twice in two folders, compare the bytes, fill dist/ with checksums")]
public sealed class Pack() : GateTask("Build");
