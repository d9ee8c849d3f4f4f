using WorldForge.Contracts;
using WorldForge.Promotion;
using WorldForge.Providers;
using WorldForge.Serialization;

namespace WorldForge.Tests.Promotion;

public sealed class ProviderWorkbenchTests : IDisposable
{
    private readonly PromotionCheckout _checkout = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _checkout.Dispose();

    [Fact]
    public async Task Runs_every_check_in_a_fixed_order()
    {
        WorkbenchReport report = await ProviderWorkbench.RunAsync(_checkout.Workbench(), Cancellation);

        Assert.Equal(
            ["profile", "health", "conformance", "fixtures", "runtime_manifest", "docs", "catalog", "events", "promotion_evidence"],
            report.Checks.Select(static check => check.Name));
        Assert.All(report.Checks, static check => Assert.Equal(ContractStatus.Passed, check.Status));
        Assert.True(report.HasPassed);
        Assert.Empty(report.MissingFor(ImplementationStatus.Stable));
    }

    [Theory]
    [InlineData("docs/providers/mock.md", "docs", "failed", "docs_page")]
    [InlineData("docs/providers/README.md", "catalog", "failed", "catalog_or_candidate_index")]
    [InlineData("docs/providers/selection.md", "docs", "passed", "selection_record")]
    [InlineData("docs/claims.md", "docs", "passed", "release_evidence")]
    [InlineData("evidence/live-smoke.json", "docs", "passed", "prepared_host_smoke_record")]
    public async Task A_missing_file_is_seen(string path, string check, string status, string word)
    {
        _checkout.Delete(path);

        WorkbenchReport report = await ProviderWorkbench.RunAsync(_checkout.Workbench(), Cancellation);

        Assert.Equal(status, report.Checks.Single(found => found.Name == check).Status);
        Assert.DoesNotContain(word, report.Present);
    }

    [Fact]
    public async Task A_page_that_names_no_task_fails()
    {
        _checkout.Write("docs/providers/mock.md", "# mock\n\nstable\n");

        WorkbenchReport report = await ProviderWorkbench.RunAsync(_checkout.Workbench(), Cancellation);

        ContractCheck docs = report.Checks.Single(static check => check.Name == "docs");
        Assert.Equal(ContractStatus.Failed, docs.Status);
        Assert.Contains("predict", docs.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fixture_that_is_no_object_fails_and_none_is_skipped()
    {
        _checkout.Write("tests/fixtures/providers/mock_bad.json", "[1");
        Assert.Equal(ContractStatus.Failed, (await Fixtures()).Status);

        _checkout.Delete("tests/fixtures/providers/mock_bad.json");
        _checkout.Delete("tests/fixtures/providers/mock_error.json");
        _checkout.Delete("tests/fixtures/providers/mock_success.json");
        Assert.Equal(ContractStatus.Skipped, (await Fixtures()).Status);

        async Task<ContractCheck> Fixtures() => (await ProviderWorkbench.RunAsync(_checkout.Workbench(), Cancellation)).Checks.Single(static check => check.Name == "fixtures");
    }

    [Fact]
    public async Task Outside_a_checkout_pages_are_skipped_and_never_passed()
    {
        DirectoryInfo empty = Directory.CreateTempSubdirectory();
        try
        {
            WorkbenchReport report = await ProviderWorkbench.RunAsync(_checkout.Workbench() with { Root = empty.FullName }, Cancellation);

            Assert.Equal(
                ["fixtures", "docs", "catalog", "promotion_evidence"],
                report.Checks.Where(static check => check.Status == ContractStatus.Skipped).Select(static check => check.Name));
            Assert.Contains("no pass", ((JsonText)report.ToJson()["issue_summary"]).Value, StringComparison.Ordinal);
        }
        finally
        {
            empty.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_link_out_of_the_checkout_is_refused()
    {
        _checkout.Delete("docs/claims.md");
        File.CreateSymbolicLink(Path.Combine(_checkout.Root, "docs/claims.md"), "/etc/hostname");

        await Assert.ThrowsAsync<WorldForgeException>(() => ProviderWorkbench.RunAsync(_checkout.Workbench(), Cancellation));
    }

    [Fact]
    public async Task Reads_the_same_as_JSON_and_Markdown()
    {
        WorkbenchReport report = await ProviderWorkbench.RunAsync(_checkout.Workbench(PromotionCheckout.Mock(hasManifest: false)), Cancellation);

        JsonObject json = report.ToJson();
        Assert.Equal("catalog", ((JsonText)json["target_source"]).Value);
        Assert.Equal("stable", ((JsonText)((JsonObject)json["promotion"])["current"]).Value);
        Assert.Contains("worldforge provider workbench mock --format json", report.ToMarkdown(), StringComparison.Ordinal);
        Assert.Contains("| runtime\\_manifest | skipped |".Replace("\\_", "_", StringComparison.Ordinal), report.ToMarkdown(), StringComparison.Ordinal);
    }
}
