using System.Reflection;
using WorldForge.Runs;
using WorldForge.Serialization;

namespace WorldForge.Drills;

/// <summary>An optional assembly that nobody has.</summary>
internal sealed class MissingDependencyDrill : IDrill
{
    private const string AbsentName = "WorldForge.Drills.DeliberatelyAbsent";

    public Task<DrillObservation> RunAsync(RunSession run, DrillOptions options, CancellationToken cancellationToken)
    {
        bool importable;
        try
        {
            _ = Assembly.Load(new AssemblyName(AbsentName));
            importable = true;
        }
        catch (IOException)
        {
            importable = false; // Not found, or not loadable as an assembly: both are what a missing dependency looks like.
        }

        JsonObject check = JsonObject.Create(("dependency", AbsentName), ("kind", "assembly"), ("importable", importable));
        run.WriteJson("results/dependency-check.json", check);
        run.AddArtifact("dependency_check", "results/dependency-check.json");
        return Task.FromResult(new DrillObservation(!importable, $"optional assembly {AbsentName} is {(importable ? "there" : "not importable")}", check));
    }
}
