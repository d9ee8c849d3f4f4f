using WorldForge.Comparison;
using WorldForge.Evaluation;
using WorldForge.Reports;
using WorldForge.Serialization;
using WorldForge.Tests.Browser;
using WorldForge.Tests.Evaluation;
using WorldForge.Tests.Reports;
using WorldForge.Tests.Runs;

namespace WorldForge.Tests.Comparison;

/// <summary>Two evaluations that really ran, compared, and shown by a real browser.</summary>
public sealed class RealRunsInBrowserTests(BrowserFixture browser) : IDisposable
{
    private readonly RunWorkspace _workspace = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task Shows_a_regression_of_two_evaluations_without_a_request_or_a_problem()
    {
        (string one, string two) = (await EvaluateAsync(), await EvaluateAsync());
        JsonObject payload = await RunComparison.RegressAsync([one, two], _workspace.Folder, 0, _workspace.Time, Stop);
        string html = ReportRenderers.BuiltIn().Render(RunComparison.Family, ReportFormats.Html, payload).Content;
        StrictHtml.Check(html);

        BrowserPage page = await browser.OpenAsync(html, Stop);

        Assert.Equal("unchanged", LooseJson.Text(payload, "regression_summary", "status"));
        Assert.Equal(
            ["Regression Summary", "Runs", "Comparison Rows"],
            await page.TextsAsync("[...document.querySelectorAll('h2')].map(x => x.textContent)", Stop));
        Assert.Single(page.Requests);
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task Shows_the_report_of_an_evaluation_without_a_request_or_a_problem()
    {
        string html = await File.ReadAllTextAsync(Path.Join(await EvaluateAsync(), "reports", "report.html"), Stop);
        StrictHtml.Check(html);

        BrowserPage page = await browser.OpenAsync(html, Stop);

        Assert.Equal("WorldForge Evaluation Report: Planning", (await page.EvaluateAsync("document.title", Stop))!.GetValue<string>());
        Assert.Single(page.Requests);
        Assert.Empty(page.Problems);
    }

    private async Task<string> EvaluateAsync()
    {
        EvaluationRunner runner = TestEvaluation.Runner(EvaluationSuite.FromBuiltin("planning"));
        PreservedEvaluation preserved = await EvaluationPreservation.RunAsync(runner, TestEvaluation.Mock, _workspace.Store, cancellationToken: Stop);
        return preserved.RunDirectory;
    }
}
