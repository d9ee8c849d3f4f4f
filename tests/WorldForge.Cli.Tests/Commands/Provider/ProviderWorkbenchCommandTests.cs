using WorldForge.Serialization;

namespace WorldForge.Cli.Tests.Commands.Provider;

public sealed class ProviderWorkbenchCommandTests
{
    [Theory]
    [InlineData("mock")]
    [InlineData("leworldmodel")]
    [InlineData("jepa-wms")]
    [InlineData("genie")]
    public async Task Looks_at_every_kind_of_target_without_a_checkout(string name)
    {
        using CliRun run = await CliRun.OfAsync("provider", "workbench", name, "--format", "json");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(name, ((JsonText)run.Json["provider"]).Value);
        Assert.Equal("passed", ((JsonText)run.Json["status"]).Value);
    }

    [Fact]
    public async Task Prints_Markdown_by_default()
    {
        using CliRun run = await CliRun.OfAsync("provider", "workbench", "mock");

        Assert.StartsWith("# Workbench of mock", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_name_lists_the_known_ones()
    {
        using CliRun run = await CliRun.OfAsync("provider", "workbench", "nobody");

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains("Unknown provider: nobody. Known are mock, ", run.Error, StringComparison.Ordinal);
        Assert.Contains("jepa-wms", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_check_is_exit_code_1()
    {
        using CliRun run = new();
        Directory.CreateDirectory(run.PathOf("docs/providers"));

        await run.RunAsync(["provider", "workbench", "mock", "--format", "json"], TestContext.Current.CancellationToken);

        Assert.Equal(1, run.Code);
        Assert.Equal("failed", ((JsonText)run.Json["status"]).Value);
    }
}
