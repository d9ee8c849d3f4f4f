using Cake.Frosting;

namespace Build.Tasks;

[TaskDescription("Look into every package, install it in isolation and use it")]
[IsDependentOn(typeof(Pack))]
public sealed class PackageContract() : GateTask("Package contract");
