using Cake.Frosting;

namespace Build.Tasks;

[TaskDescription("Describe every shipped file and every locked package as a CycloneDX bill of materials")]
[IsDependentOn(typeof(CheckLock))]
[IsDependentOn(typeof(Pack))]
public sealed class Sbom() : GateTask("SBOM");
