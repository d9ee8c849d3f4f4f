using WorldForge.Serialization;

namespace WorldForge.Cli.Tests.Commands.Provider;

public sealed class ProviderPromotionCommandTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_promotion_without_evidence_is_not_ready_and_says_what_is_first()
    {
        using CliRun run = await CliRun.OfAsync("provider", "promotion", "gr00t", "--to", "stable", "--format", "json");

        Assert.Equal((1, ""), (run.Code, run.Error));
        Assert.Equal("not-ready", ((JsonText)run.Json["verdict"]).Value);
        Assert.Equal("selection_record", ((JsonText)run.Json["first_unmet"]).Value);
    }

    [Theory]
    [InlineData("markdown", "# Promotion review: mock to stable")]
    [InlineData("html", "<!doctype html>")]
    public async Task Reads_in_other_forms(string format, string start)
    {
        using CliRun run = await CliRun.OfAsync("provider", "promotion", "mock", "--to", "stable", "--format", format, "--output", "out/review");

        Assert.Equal((1, "", ""), (run.Code, run.Output, run.Error));
        Assert.StartsWith(start, File.ReadAllText(run.PathOf("out/review")), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_is_not_ready_cannot_be_approved()
    {
        using CliRun run = await CliRun.OfAsync("provider", "promotion", "mock", "--to", "stable", "--approve", "--approver", "me", "--rationale", "because");

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains("is not ready and cannot be approved", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(run.PathOf("evidence")));
    }

    [Fact]
    public async Task A_step_back_is_recorded_with_its_reason()
    {
        using CliRun run = await CliRun.OfAsync("provider", "promotion", "mock", "--to", "beta", "--approve", "--approver", "me", "--rationale", "upstream broke");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal("stable", ((JsonText)((JsonObject)run.Json["rollback"])["restores"]).Value);
        Assert.Single(await File.ReadAllLinesAsync(run.PathOf("evidence/promotions/log.jsonl"), Cancellation));
    }

    [Theory]
    [InlineData("--approve")]
    [InlineData("--approver", "me")]
    [InlineData("--approve", "--rationale", "why")]
    public async Task The_three_options_of_a_decision_go_together(params string[] more)
    {
        using CliRun run = await CliRun.OfAsync(["provider", "promotion", "mock", "--to", "stable", .. more]);

        Assert.Equal(2, run.Code);
        Assert.Contains("go together", run.Error, StringComparison.Ordinal);
    }
}
