namespace WorldForge.Cli.Tests.Commands.Provider;

public sealed class ProviderScaffoldCommandTests
{
    private static readonly string[] Arguments = ["provider", "scaffold", "Acme Drive", "--planned-capability", "score", "--implementation-status", "scaffold"];

    [Fact]
    public async Task Writes_the_project_and_says_how_to_validate_it()
    {
        using CliRun run = await CliRun.OfAsync([.. Arguments, "--root", "new"]);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("- `src/AcmeDrive/AcmeDriveProvider.cs`", run.Output, StringComparison.Ordinal);
        Assert.Contains("dotnet test tests/AcmeDrive.Tests", run.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(run.PathOf("new/docs/providers/acme-drive-workbench.md")));
    }

    [Fact]
    public async Task Refuses_to_overwrite_without_force()
    {
        using CliRun run = await CliRun.OfAsync(Arguments);

        await run.RunAsync(Arguments, TestContext.Current.CancellationToken);
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains("refusing to overwrite docs/providers/acme-drive-workbench.md", run.Error, StringComparison.Ordinal);

        await run.RunAsync([.. Arguments, "--force", "--format", "json"], TestContext.Current.CancellationToken);
        Assert.Equal(0, run.Code);
        Assert.Equal(9, ((WorldForge.Serialization.JsonList)run.Json["files"]).Count);
    }

    [Theory]
    [InlineData("--local", "--remote")]
    [InlineData("--implementation-status", "stable")]
    [InlineData("--planned-capability", "plan")]
    public async Task Bad_choices_are_usage_errors(params string[] more)
    {
        using CliRun run = await CliRun.OfAsync([.. Arguments, .. more]);

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.False(Directory.Exists(run.PathOf("src")));
    }

    [Fact]
    public async Task A_name_that_is_none_is_refused()
    {
        using CliRun run = await CliRun.OfAsync(["provider", "scaffold", "2x", .. Arguments[3..]]);

        Assert.Equal(2, run.Code);
        Assert.Contains("must start with a letter", run.Error, StringComparison.Ordinal);
    }
}
