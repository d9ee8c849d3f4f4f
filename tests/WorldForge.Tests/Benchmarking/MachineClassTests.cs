using WorldForge.Benchmarking;
using WorldForge.Evidence;
using WorldForge.Providers;
using WorldForge.Serialization;

namespace WorldForge.Tests.Benchmarking;

public sealed class MachineClassTests
{
    [Fact]
    public void Describes_this_machine_without_its_name()
    {
        MachineClass current = MachineClass.Current(ProviderEnvironment.Empty);

        Assert.Null(current.Label);
        Assert.Equal(Environment.ProcessorCount, current.ProcessorCount);
        Assert.DoesNotContain(Environment.MachineName, current.ToJson().ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.True(EvidenceText.IsSafe(current.ToJson().ToString()));
        Assert.Equal(current, MachineClass.FromJson(current.ToJson()));
    }

    [Fact]
    public void Takes_the_name_that_a_person_gave_the_class() =>
        Assert.Equal("ci-large", MachineClass.Current(ProviderEnvironment.From([new(MachineClass.Variable, " ci-large ")])).Label);

    [Fact]
    public void Has_an_id_that_differs_with_the_class()
    {
        MachineClass machine = TestBenchmark.Machine;

        Assert.Matches("^linux-x64-4cpu-[0-9a-f]{8}$", machine.Id);
        Assert.NotEqual(machine.Id, (machine with { Runtime = "10.0.1" }).Id);
    }

    [Fact]
    public void Refuses_a_document_without_a_member() =>
        Assert.ThrowsAny<WorldForgeException>(static () => MachineClass.FromJson(JsonObject.Create(("system", "linux"))));
}
