using WorldForge.Comparison;
using WorldForge.Runs;
using WorldForge.Serialization;
using WorldForge.Tests.Runs;

namespace WorldForge.Tests.Comparison;

public sealed class RunComparisonTests : IDisposable
{
    private readonly RunWorkspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task Shows_each_result_with_its_difference_from_the_first_run()
    {
        JsonObject payload = await CompareAsync(ComparedRuns.Benchmark(_workspace, 10), ComparedRuns.Benchmark(_workspace, 12.5), ComparedRuns.Benchmark(_workspace, 9, "other"));

        Assert.Equal([0.0, 2.5, -1], Rows(payload).Select(row => LooseJson.Number(row, "delta_average_latency_ms")));
        Assert.Equal(["mock", "mock", "other"], Rows(payload).Select(row => LooseJson.Text(row, "provider")));
        Assert.Equal((2, "benchmark", 3), (LooseJson.Number(payload, "schema_version"), LooseJson.Text(payload, "kind"), LooseJson.Number(payload, "run_count")));
        Assert.Equal("2026-01-02T03:04:05Z", LooseJson.Text(payload, "created_at"));
        Assert.Equal(["mock", "other"], LooseJson.Texts(payload, "comparison_context", "providers"));
        Assert.Equal("Latencies of this machine only.", LooseJson.Text(payload, "claim_boundary"));
    }

    [Fact]
    public async Task Compares_evaluations_by_provider()
    {
        JsonObject payload = await CompareAsync(ComparedRuns.Evaluation(_workspace, 0.9), ComparedRuns.Evaluation(_workspace, 0.7, "other", failed: 1));

        Assert.Equal([0.0, -0.2], Rows(payload).Select(row => LooseJson.Number(row, "delta_average_score")));
        Assert.Equal(["score", "score"], Rows(payload).Select(row => LooseJson.Text(row, "capability")));
        Assert.Empty(LooseJson.Texts(payload, "comparison_context", "missing_evidence"));
    }

    [Fact]
    public async Task Compares_demos_by_their_summary()
    {
        JsonObject payload = await CompareAsync(ComparedRuns.Demo(_workspace), ComparedRuns.Demo(_workspace, safe: false));

        Assert.Equal([true, false], Rows(payload).Select(row => LooseJson.Flag(row, "safe_to_attach")));
        Assert.Equal(["replay", "replay"], Rows(payload).Select(row => LooseJson.Text(row, "workflow")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/run_manifest.json")]
    [InlineData("/reports/report.json")]
    public async Task Takes_a_folder_its_manifest_or_its_report(string suffix)
    {
        string run = ComparedRuns.Benchmark(_workspace);

        JsonObject payload = await CompareAsync(run + suffix, ComparedRuns.Benchmark(_workspace));

        JsonObject first = LooseJson.Objects(payload, "runs")[0];
        Assert.Equal($".worldforge/runs/{Path.GetFileName(run)}", LooseJson.Text(first, "path"));
        Assert.Equal($".worldforge/runs/{Path.GetFileName(run)}/reports/report.json", LooseJson.Text(first, "report_path"));
    }

    [Fact]
    public async Task Shows_relative_paths_as_given_and_never_a_folder_of_the_machine()
    {
        string run = ComparedRuns.Benchmark(_workspace);
        string name = Path.GetFileName(run);
        string moved = Path.Join(_workspace.Folder, "kept", "baseline");
        Directory.CreateDirectory(Path.GetDirectoryName(moved)!);
        Directory.Move(ComparedRuns.Benchmark(_workspace), moved);

        JsonObject payload = await CompareAsync($".worldforge/runs/{name}/run_manifest.json", "kept/baseline", moved, $"kept/../.worldforge/runs/{name}");

        Assert.Equal(
            [$".worldforge/runs/{name}", "kept/baseline", "<host-local-path>/baseline", $".worldforge/runs/{name}"],
            LooseJson.Objects(payload, "runs").Select(one => LooseJson.Text(one, "path")));
        Assert.DoesNotContain(_workspace.Folder, payload.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_fewer_than_two_runs()
    {
        WorldForgeException fault = await FaultAsync(ComparedRuns.Benchmark(_workspace));

        Assert.Equal("A comparison needs at least two runs and got 1.", fault.Message);
    }

    [Fact]
    public async Task Refuses_runs_of_different_kinds_and_names_them()
    {
        (string one, string two) = (ComparedRuns.Benchmark(_workspace), ComparedRuns.Evaluation(_workspace));

        WorldForgeException fault = await FaultAsync(one, two);

        Assert.Equal($"Cannot compare runs of different kinds ({Path.GetFileName(one)}:benchmark, {Path.GetFileName(two)}:eval).", fault.Message);
    }

    [Fact]
    public async Task Refuses_a_kind_that_cannot_be_compared()
    {
        using RunSession run = _workspace.Store.Begin(new RunStart { Kind = "flow", Command = "worldforge flow" });
        run.Complete(new RunOutcome { Status = RunStatus.Completed });

        Assert.Contains("is of kind 'flow'; runs of kind benchmark, eval, demo_showcase can be compared", (await FaultAsync(run.Directory, run.Directory)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_another_operation_before_another_capability() => await RefusesAsync("operation", ComparedRuns.Benchmark(_workspace, operation: "embed"));

    [Fact]
    public async Task Refuses_another_capability() =>
        await RefusesAsync("capability", ComparedRuns.Benchmark(_workspace, report: report => InProvenance(report, "capabilities", JsonList.OfTexts(["embed"]))));

    [Fact]
    public async Task Refuses_another_fixture() =>
        await RefusesAsync("fixture digest", ComparedRuns.Benchmark(_workspace, report: report => InProvenance(report, "input_digest", ComparedRuns.Digest.Replace('1', '3'))));

    [Fact]
    public async Task Refuses_another_suite_version() =>
        await RefusesAsync("suite version", ComparedRuns.Benchmark(_workspace, report: report => InProvenance(report, "suite_version", "benchmark:2")));

    [Fact]
    public async Task Refuses_another_budget_but_not_the_same_budget_in_another_place()
    {
        string one = WithBudget("budgets/a.json", '4');
        string copy = WithBudget("copies/a.json", '4');
        string other = WithBudget("budgets/a.json", '5');

        JsonObject payload = await CompareAsync(one, copy, ComparedRuns.Benchmark(_workspace));

        Assert.Equal([$"budgets/a.json#sha256:{new string('4', 64)}", $"copies/a.json#sha256:{new string('4', 64)}"], LooseJson.Texts(payload, "comparison_context", "budget_refs"));
        Assert.Contains("budget mismatch", (await FaultAsync(one, other)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_the_digest_of_the_input_file_first_and_gives_it_its_prefix()
    {
        string run = ComparedRuns.Benchmark(_workspace, report: report => report.With(
            "run_metadata", JsonObject.Create(("input_file", JsonObject.Create(("path", "inputs.json"), ("sha256", new string('7', 64)))))));

        JsonObject payload = await CompareAsync(run, run);

        Assert.Equal($"sha256:{new string('7', 64)}", LooseJson.Text(payload, "comparison_context", "fixture_digest"));
    }

    [Fact]
    public async Task Ignores_what_a_run_does_not_state_and_names_it_as_missing()
    {
        string bare = ComparedRuns.Benchmark(_workspace, report: report => report.Without("provenance").Without("claim_boundary").Without("run_metadata"));

        JsonObject payload = await CompareAsync(bare, bare, ComparedRuns.Benchmark(_workspace));

        Assert.Equal(["fixture_digest", "suite_version", "budget_status"], LooseJson.Texts(LooseJson.Objects(payload, "runs")[0], "missing_evidence"));
        Assert.Equal(["predict"], LooseJson.Texts(LooseJson.Objects(payload, "runs")[0], "capabilities"));
    }

    [Fact]
    public async Task Says_when_claim_boundaries_differ_or_are_missing()
    {
        JsonObject differing = await CompareAsync(ComparedRuns.Evaluation(_workspace), ComparedRuns.Evaluation(_workspace, boundary: "Another."));
        string bare = ComparedRuns.Benchmark(_workspace, report: report => report.Without("claim_boundary"));

        Assert.Equal("The runs state different claim boundaries; each holds for its own run. This suite only. | Another.", LooseJson.Text(differing, "claim_boundary"));
        Assert.Contains("not a ranking", LooseJson.Text(await CompareAsync(bare, bare), "claim_boundary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refers_to_what_the_provenance_names()
    {
        string run = ComparedRuns.Benchmark(_workspace, report: report => InProvenance(report, "budget_file", JsonObject.Create(("path", "b.json"), ("sha256", ComparedRuns.Digest))));

        JsonObject payload = await CompareAsync(run, run);

        Assert.Equal(
            [
                $"input_digest={ComparedRuns.Digest}", $"result_digest={ComparedRuns.Digest.Replace('1', '2')}", $"budget_file={ComparedRuns.Digest}",
                $"dataset_manifest=kitchen={ComparedRuns.Digest}", "runtime_manifest=mock:schema-1",
            ],
            LooseJson.Texts(LooseJson.Objects(payload, "runs")[0], "provenance_refs"));
    }

    private static JsonObject InProvenance(JsonObject report, string name, JsonValue value) =>
        report.With("provenance", ((JsonObject)report["provenance"]).With(name, value));

    private static JsonObject[] Rows(JsonObject payload) => LooseJson.Objects(payload, "rows");

    private string WithBudget(string path, char digit) => ComparedRuns.Benchmark(_workspace, budgetPassed: true, report: report => report.With(
        "run_metadata", ((JsonObject)report["run_metadata"]).With("budget_file", JsonObject.Create(("path", path), ("sha256", new string(digit, 64))))));

    private async Task RefusesAsync(string label, string other)
    {
        WorldForgeException fault = await FaultAsync(ComparedRuns.Benchmark(_workspace), other);

        Assert.StartsWith($"Cannot compare incompatible benchmark runs: {label} mismatch (", fault.Message, StringComparison.Ordinal);
        Assert.Contains(Path.GetFileName(other), fault.Message, StringComparison.Ordinal);
    }

    private Task<JsonObject> CompareAsync(params string[] paths) => RunComparison.CompareAsync(paths, _workspace.Folder, _workspace.Time, TestContext.Current.CancellationToken);

    private Task<WorldForgeException> FaultAsync(params string[] paths) => Assert.ThrowsAsync<WorldForgeException>(() => CompareAsync(paths));
}
