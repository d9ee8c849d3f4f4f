using Cake.Frosting;

namespace Build.Tasks;

[TaskDescription("Packages, checksums, their contract and the bill of materials")]
[IsDependentOn(typeof(PackageContract))]
[IsDependentOn(typeof(Pack))]
[IsDependentOn(typeof(Sbom))]
public sealed class Package : FrostingTask<BuildContext>;
