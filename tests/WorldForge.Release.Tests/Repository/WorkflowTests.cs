using System.Text.RegularExpressions;
using WorldForge.Release.Gates;

namespace WorldForge.Release.Tests.Repository;

public sealed partial class WorkflowTests
{
    public static TheoryData<string> Workflows => ["ci.yml", "release.yml"];

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Names_every_gate_of_the_registry_in_order(string workflow)
    {
        var text = Comments().Replace(Read(workflow), " ").ReplaceLineEndings(" ");
        var list = string.Join(", ", GateRegistry.Default.Gates
            .OrderBy(gate => gate.Definition.Order)
            .Select(gate => gate.Definition.Name));

        Assert.Contains($"{list}.", Blanks().Replace(text, " "), StringComparison.Ordinal);
    }

    [Fact]
    public void Continuous_integration_runs_the_gate_of_the_repository() =>
        Assert.Contains("run: bash .ci/run", Read("ci.yml"), StringComparison.Ordinal);

    [Fact]
    public void The_tag_workflow_is_strict_and_runs_the_default_target() =>
        Assert.Contains("run: ./build.sh --strict\n", Read("release.yml"), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Pins_every_action_by_commit_and_has_least_privilege(string workflow)
    {
        var text = Read(workflow);

        Assert.All(Uses().Matches(text), use => Assert.Matches("@[0-9a-f]{40} # v[0-9.]+$", use.Value.TrimEnd()));
        Assert.NotEmpty(Uses().Matches(text));
        Assert.Contains("permissions:\n  contents: read\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("pull_request_target", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secrets.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_gate_script_runs_the_two_commands_of_the_readme()
    {
        var script = File.ReadAllText(Path.Combine(RepositoryUnderTest.Root, ".ci", "run"));
        var readme = File.ReadAllText(Path.Combine(RepositoryUnderTest.Root, "README.md"));

        Assert.All(new[] { "\ndotnet test WorldForge.sln\n", "\n./build.sh\n" }, command =>
        {
            Assert.Contains(command, script, StringComparison.Ordinal);
            Assert.Contains(command, readme, StringComparison.Ordinal);
        });
    }

    private static string Read(string workflow) => File.ReadAllText(Path.Combine(RepositoryUnderTest.Root, ".github", "workflows", workflow));

    [GeneratedRegex("(?m)^ *# ?")]
    private static partial Regex Comments();

    [GeneratedRegex(" +")]
    private static partial Regex Blanks();

    [GeneratedRegex("(?m)^.*uses: .*$")]
    private static partial Regex Uses();
}
