using WorldForge.Traces;

namespace WorldForge.Tests.Traces;

public sealed class WorkflowArtifactRefTests
{
    [Theory]
    [InlineData("/etc/hosts")]
    [InlineData("~/x")]
    [InlineData("../x")]
    [InlineData("a/../b")]
    [InlineData("./x")]
    [InlineData("C:/x")]
    [InlineData(@"a\b")]
    [InlineData("a?b")]
    [InlineData("a#b")]
    [InlineData("https://h/x")]
    [InlineData("a//b")]
    [InlineData("")]
    [InlineData("logs/password=hunter2")]
    public void Refuses_an_unsafe_path_unless_it_stays_on_the_machine(string path)
    {
        var fault = Assert.Throws<WorldForgeException>(() => new WorkflowArtifactRef("log", path));
        var local = new WorkflowArtifactRef("log", path, safeToAttach: false);

        Assert.Contains("artifact path", fault.Message, StringComparison.Ordinal);
        Assert.Equal(("<host-local-path>", false), (local.Path, local.SafeToAttach));
    }

    [Theory]
    [InlineData("tokenizer")]
    [InlineData("session cookie")]
    [InlineData("x-amz header")]
    [InlineData("")]
    [InlineData("at /home/robot/x")]
    public void Refuses_an_unsafe_label(string label) =>
        Assert.Contains("label", Assert.Throws<WorldForgeException>(() => new WorkflowArtifactRef(label)).Message, StringComparison.Ordinal);

    [Fact]
    public void Keeps_a_safe_relative_path()
    {
        var artifact = new WorkflowArtifactRef(" plan ", " results/plan.json ", mediaType: "application/json");

        Assert.Equal(("plan", "results/plan.json", "application/json", true), (artifact.Label, artifact.Path, artifact.MediaType, artifact.SafeToAttach));
        Assert.Null(artifact.Digest);
    }
}
