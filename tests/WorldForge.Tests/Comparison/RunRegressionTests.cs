using WorldForge.Comparison;
using WorldForge.Runs;
using WorldForge.Serialization;
using WorldForge.Tests.Runs;

namespace WorldForge.Tests.Comparison;

public sealed class RunRegressionTests : IDisposable
{
    private readonly RunWorkspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task Is_unchanged_against_itself()
    {
        string run = ComparedRuns.Benchmark(_workspace);

        JsonObject payload = await RegressAsync(run, run);

        Assert.Equal("unchanged", Status(payload));
        Assert.False(RunComparison.IsRegressed(payload));
        Assert.All(LooseJson.Objects(payload, "metric_deltas"), metric => Assert.Equal("unchanged", LooseJson.Text(metric, "status")));
        Assert.Empty(LooseJson.Objects(payload, "artifact_changes"));
        Assert.Empty(LooseJson.Objects(payload, "provenance_changes"));
        Assert.Empty(LooseJson.Objects(payload, "budget_status_changes"));
        Assert.Equal((1, "regression", 2), (LooseJson.Number(payload, "schema_version"), LooseJson.Text(payload, "mode"), LooseJson.Number(payload, "run_count")));
    }

    [Theory]
    [InlineData(10, 12, "regressed", 3)]
    [InlineData(10, 8, "improved", 0)]
    [InlineData(10, 10, "unchanged", 0)]
    public async Task Judges_metrics_by_their_direction(double before, double now, string status, int regressed)
    {
        JsonObject payload = await RegressAsync(ComparedRuns.Benchmark(_workspace, before), ComparedRuns.Benchmark(_workspace, now));

        Assert.Equal((status, regressed), (Status(payload), LooseJson.Number(payload, "regression_summary", "regressed_metric_count")));
        Assert.Equal(status == "regressed", RunComparison.IsRegressed(payload));
    }

    [Fact]
    public async Task Calls_a_change_within_the_tolerance_unchanged()
    {
        (string before, string now) = (ComparedRuns.Benchmark(_workspace, 10), ComparedRuns.Benchmark(_workspace, 11));

        Assert.Equal("unchanged", Status(await RegressAsync(before, now, 10)));
        Assert.Equal("regressed", Status(await RegressAsync(before, now, 9.9)));
        Assert.Equal(10, LooseJson.Number(await RegressAsync(before, now, 10), "tolerance_pct"));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public async Task Refuses_a_tolerance_that_is_none(double tolerance)
    {
        string run = ComparedRuns.Benchmark(_workspace);

        Assert.Contains("tolerance_pct", (await Assert.ThrowsAsync<WorldForgeException>(() => RegressAsync(run, run, tolerance))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_a_metric_that_is_missing_in_one_run_unchanged_and_its_errors_a_regression()
    {
        JsonObject payload = await RegressAsync(ComparedRuns.Benchmark(_workspace, 10), ComparedRuns.Benchmark(_workspace, latency: null, errors: 5));

        Assert.Equal("unchanged", LooseJson.Text(Metric(payload, "average_latency_ms"), "status"));
        Assert.Equal("regressed", LooseJson.Text(Metric(payload, "error_count"), "status"));
        Assert.Equal(["benchmark:predict:timed out"], LooseJson.Texts(LooseJson.Objects(payload, "failure_changes")[0], "new_failures"));
    }

    [Fact]
    public async Task Counts_errors_without_a_text_as_one_failure_with_their_number()
    {
        string run = ComparedRuns.Benchmark(_workspace, errors: 2, report: report =>
            report.With("results", JsonList.Create([((JsonObject)((JsonList)report["results"])[0]).With("errors", JsonList.Empty)])));

        Assert.Contains("benchmark:predict:error_count=2", (await RegressAsync(ComparedRuns.Benchmark(_workspace), run)).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, false, "budget-violation", "regressed")]
    [InlineData(null, false, "budget-violation", "regressed")]
    [InlineData(false, true, "improved", "improved")]
    [InlineData(false, false, "unchanged", "unchanged")]
    [InlineData(null, true, "changed", "unchanged")]
    public async Task Judges_the_change_of_the_budget(bool? before, bool? now, string change, string status)
    {
        JsonObject payload = await RegressAsync(
            ComparedRuns.Benchmark(_workspace, budgetPassed: before, status: RunStatus.Completed), ComparedRuns.Benchmark(_workspace, budgetPassed: now, status: RunStatus.Completed));

        Assert.Equal(change, LooseJson.Text(Assert.Single(LooseJson.Objects(payload, "budget_status_changes")), "status"));
        Assert.Equal(status, Status(payload));
    }

    [Fact]
    public async Task Compares_failed_scenarios_by_name_and_not_by_score()
    {
        JsonObject same = await RegressAsync(ComparedRuns.Evaluation(_workspace, 0.5, failed: 1), ComparedRuns.Evaluation(_workspace, 0.51, failed: 1));
        JsonObject worse = await RegressAsync(ComparedRuns.Evaluation(_workspace, failed: 1), ComparedRuns.Evaluation(_workspace, failed: 2));
        JsonObject better = await RegressAsync(ComparedRuns.Evaluation(_workspace, failed: 1), ComparedRuns.Evaluation(_workspace));

        Assert.Equal(("improved", 0), (Status(same), LooseJson.Number(same, "regression_summary", "new_failure_count")));
        Assert.Equal(["eval:mock:scenario-1:failed"], LooseJson.Texts(LooseJson.Objects(worse, "failure_changes")[0], "new_failures"));
        Assert.Equal(("regressed", "new-failures"), (Status(worse), LooseJson.Text(LooseJson.Objects(worse, "failure_changes")[0], "status")));
        Assert.Equal(("improved", "improved"), (Status(better), LooseJson.Text(LooseJson.Objects(better, "failure_changes")[0], "status")));
        Assert.Equal(-0.25, LooseJson.Number(Metric(worse, "pass_rate"), "delta"));
    }

    [Fact]
    public async Task Counts_a_run_that_failed_with_its_reason()
    {
        string failed = ComparedRuns.Demo(_workspace, status: RunStatus.Failed);

        JsonObject payload = await RegressAsync(ComparedRuns.Demo(_workspace), failed);

        Assert.Equal(["demo:replay:failed", "run:failed:no reason given"], LooseJson.Texts(LooseJson.Objects(payload, "failure_changes")[0], "new_failures"));
        Assert.Equal("regressed", Status(payload));
    }

    [Fact]
    public async Task Judges_a_demo_by_whether_it_may_be_attached() =>
        Assert.Equal("regressed", Status(await RegressAsync(ComparedRuns.Demo(_workspace), ComparedRuns.Demo(_workspace, safe: false))));

    [Fact]
    public async Task Names_artifacts_that_came_went_or_changed()
    {
        string before = ComparedRuns.Benchmark(_workspace);
        string now = ComparedRuns.Benchmark(_workspace);
        using (RunSession run = _workspace.Store.Begin(new RunStart { Kind = "benchmark", Command = "worldforge benchmark" }))
        {
            run.WriteJson("reports/report.json", StrictJson.Parse(await File.ReadAllBytesAsync(Path.Join(before, "reports", "report.json"), TestContext.Current.CancellationToken)));
            run.WriteText("reports/report.md", "# Longer report");
            run.AddArtifact("markdown", "reports/report.md");
            run.AddArtifact("extra", "reports/report.json");
            run.Complete(new RunOutcome { Status = RunStatus.Completed });
            now = run.Directory;
        }

        JsonObject payload = await RegressAsync(before, now);

        Assert.Equal(
            [("extra", "added", null), ("json", "removed", null), ("markdown", "changed", "size")],
            LooseJson.Objects(payload, "artifact_changes").Select(item => (LooseJson.Text(item, "label"), LooseJson.Text(item, "status"), LooseJson.Text(item, "detail"))));
        Assert.Equal(["command"], LooseJson.Objects(payload, "provenance_changes").Select(item => LooseJson.Text(item, "field")));
        Assert.Equal(3, LooseJson.Number(payload, "regression_summary", "artifact_drift_count"));
    }

    [Fact]
    public async Task Says_which_path_is_missing_and_which_run_is_wrong()
    {
        string run = ComparedRuns.Benchmark(_workspace);

        Assert.Equal("A regression needs two runs: the path of the baseline run is missing.", await FaultAsync());
        Assert.Equal("A regression needs two runs: the path of the candidate run is missing.", await FaultAsync(run));
        Assert.Equal("A regression needs exactly two runs, a baseline and a candidate, and got 3.", await FaultAsync(run, run, run));
        Assert.StartsWith("The baseline run gone is not a run", await FaultAsync("gone", run), StringComparison.Ordinal);
        Assert.StartsWith("The candidate run gone is not a run", await FaultAsync(run, "gone"), StringComparison.Ordinal);
    }

    private static string? Status(JsonObject payload) => LooseJson.Text(payload, "regression_summary", "status");

    private static JsonObject Metric(JsonObject payload, string name) => LooseJson.Objects(payload, "metric_deltas").Single(metric => LooseJson.Text(metric, "metric") == name);

    private Task<JsonObject> RegressAsync(string baseline, string candidate, double tolerance = 0) =>
        RunComparison.RegressAsync([baseline, candidate], _workspace.Folder, tolerance, _workspace.Time, TestContext.Current.CancellationToken);

    private async Task<string> FaultAsync(params string[] paths) => (await Assert.ThrowsAsync<WorldForgeException>(
        () => RunComparison.RegressAsync(paths, _workspace.Folder, 0, _workspace.Time, TestContext.Current.CancellationToken))).Message;
}
