using WorldForge.Serialization;

namespace WorldForge.Cli.Tests.Commands.Diagnostics;

public sealed class NegotiateCommandTests
{
    [Theory]
    [InlineData(0, "predict-only")]
    [InlineData(0, "predict-only", "score-only")]
    [InlineData(1, "policy-only")]
    [InlineData(1, "predict-only", "policy-only")]
    public async Task Succeeds_only_when_every_workflow_is_ready(int code, params string[] workflows)
    {
        using CliRun run = await CliRun.OfAsync(["negotiate", "--format", "json", .. workflows.SelectMany(static name => (string[])["--workflow", name])]);

        Assert.Equal((code, ""), (run.Code, run.Error));
        Assert.Equal((JsonValue)workflows.Length, run.Json["workflow_count"]);
    }

    [Fact]
    public async Task Takes_all_workflows_when_none_is_named()
    {
        using CliRun run = await CliRun.OfAsync("negotiate");

        Assert.Equal((1, ""), (run.Code, run.Error));
        Assert.StartsWith("# Capability negotiation\n\n7 workflows, 5 ready.\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_the_workflows_it_knows()
    {
        using CliRun markdown = await CliRun.OfAsync("negotiate", "--list");
        using CliRun json = await CliRun.OfAsync("negotiate", "--list", "--format", "json");

        Assert.StartsWith("# Known Workflows\n", markdown.Output, StringComparison.Ordinal);
        Assert.Equal(7, ((JsonList)json.Json["workflows"]).Count);
    }

    [Fact]
    public async Task Lists_the_known_names_when_one_is_unknown()
    {
        using CliRun run = await CliRun.OfAsync("negotiate", "--workflow", "fly");

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains("Unknown workflow 'fly'. Known workflows: predict-only,", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_workflow_beside_the_list()
    {
        using CliRun run = await CliRun.OfAsync("negotiate", "--list", "--workflow", "predict-only");

        Assert.Equal((2, ""), (run.Code, run.Output));
    }
}
