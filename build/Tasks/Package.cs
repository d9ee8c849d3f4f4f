using Cake.Frosting;

namespace Build.Tasks;

[TaskDescription("Packages, checksums and their contract")]
[IsDependentOn(typeof(PackageContract))]
[IsDependentOn(typeof(Pack))]
public sealed class Package : FrostingTask<BuildContext>;
