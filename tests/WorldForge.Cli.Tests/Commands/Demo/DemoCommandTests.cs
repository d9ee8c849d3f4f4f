using WorldForge.Serialization;

namespace WorldForge.Cli.Tests.Commands.Demo;

public sealed class DemoCommandTests
{
    [Theory]
    [InlineData("leworldmodel", "uses_leworldmodel_provider")]
    [InlineData("lerobot", "uses_lerobot_provider")]
    public async Task Runs_and_says_what_is_real(string name, string flag)
    {
        using CliRun run = await CliRun.OfAsync("demo", name, "--json-only");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal((JsonValue)true, run.Json[flag]);
        Assert.Equal((JsonValue)false, run.Json["uses_real_upstream_checkpoint"]);
        Assert.Equal($".worldforge/demos/{name}", ((JsonText)run.Json["state_dir"]).Value);
        Assert.DoesNotContain(run.Directory, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tells_the_story_before_the_report()
    {
        using CliRun run = await CliRun.OfAsync("demo", "leworldmodel", "--state-dir", "states");

        Assert.StartsWith("Demo leworldmodel_provider_surface:", run.Output, StringComparison.Ordinal);
        Assert.Contains("Candidate costs [0.2175,0.0275,0.4475], selected candidate 1.", run.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(run.PathOf("states/leworldmodel-demo.json")));
    }
}
