using WorldForge.Runs;
using WorldForge.Runs.History;
using WorldForge.Serialization;

namespace WorldForge.Tests.Runs.History;

public sealed class RunHistoryTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Lists_newest_first_and_stops_at_the_limit()
    {
        using var workspace = new RunWorkspace();
        RunId[] ids = [.. Enumerable.Range(0, 40).Select(_ => workspace.Preserve())];

        Assert.Equal(ids.Reverse(), Ids(workspace, RunFilter.None));
        Assert.Equal([ids[39], ids[38]], new RunHistory(workspace.Store).List(RunFilter.None, 2, Cancel).Select(record => record.Id));
    }

    [Fact]
    public void Filters_must_all_hold()
    {
        using var workspace = new RunWorkspace();
        RunId mock = workspace.Preserve(status: RunStatus.Failed);
        workspace.Preserve();
        workspace.Preserve(document => document.With("provider", "other"), RunStatus.Failed);

        Assert.Equal([mock], Ids(workspace, RunFilter.Of(provider: "OCK", status: "Failed", capability: "SCORE", artifactType: "JSON")));
        Assert.Equal([mock], Ids(workspace, RunFilter.Of(provider: "mock", status: " failed ", artifactType: "Report", createdFrom: "2026-01-02", createdTo: "2026-01-02")));
        Assert.Empty(Ids(workspace, RunFilter.Of(createdFrom: "2026-01-03")));
        Assert.Empty(Ids(workspace, RunFilter.Of(createdTo: "2026-01-01")));
        Assert.Equal(3, Ids(workspace, RunFilter.Of(provider: " ", status: "", createdFrom: "")).Count());
    }

    [Fact]
    public void A_filter_that_cannot_hold_is_refused()
    {
        Assert.Contains("YYYY-MM-DD", Assert.Throws<WorldForgeException>(() => RunFilter.Of(createdFrom: "yesterday")).Message, StringComparison.Ordinal);
        Assert.Throws<WorldForgeException>(() => RunFilter.Of(createdFrom: "2026-01-03", createdTo: "2026-01-02"));
    }

    [Fact]
    public void A_run_without_a_readable_time_passes_no_day()
    {
        using var workspace = new RunWorkspace();
        workspace.Preserve(document => document.With("created_at", "some day"));

        Assert.Empty(Ids(workspace, RunFilter.Of(createdFrom: "2026-01-01")));
        Assert.Single(Ids(workspace, RunFilter.None));
    }

    [Theory]
    [InlineData("eval", "planning", null, "score")]
    [InlineData("eval", "physics", null, "predict")]
    [InlineData("eval", "custom", null, "eval")]
    [InlineData("benchmark", "predict, embed", null, "predict, embed")]
    [InlineData("benchmark", null, null, "benchmark")]
    [InlineData("benchmark", "score", """{"capabilities":["embed"],"operations":["predict","other"]}""", "embed, predict, score")]
    [InlineData("flow", "x", null, null)]
    public void Finds_the_capabilities(string kind, string? operation, string? input, string? expected)
    {
        using var workspace = new RunWorkspace();
        RunId id = workspace.Preserve(document => document
            .With("kind", kind).With("operation", operation).With("input_summary", input is null ? JsonObject.Empty : StrictJson.Parse(input)));

        Assert.Equal(expected, Record(workspace, id).Capability);
    }

    [Theory]
    [InlineData("{\"failure_reason\": \" \", \"observed_failure\": \"token=abcdef1234567890\"}", "failed", "token=[redacted]")]
    [InlineData("{\"validation_errors\": [\"a\", \"b\"]}", "failed", "a; b")]
    [InlineData("{\"skip_reason\": \"no GPU\"}", "skipped", "no GPU")]
    [InlineData("{}", "failed", "The run failed; the manifest gives no reason.")]
    [InlineData("{}", "cancelled", "The run was cancelled.")]
    [InlineData("{}", "skipped", "The run was skipped; the manifest gives no reason.")]
    [InlineData("{}", "completed", "")]
    [InlineData("{}", "odd word", "")]
    public void Says_why_a_run_has_no_good_outcome(string result, string status, string expected)
    {
        using var workspace = new RunWorkspace();
        RunId id = workspace.Preserve(document => document.With("status", status).With("result_summary", StrictJson.Parse(result)));

        RunRecord record = Record(workspace, id);

        Assert.Equal((status, expected), (record.Status, record.FailureSummary));
        string bundle = $"worldforge runs bundle {id} --workspace-dir .worldforge";
        Assert.Equal(status is "failed" or "skipped" or "cancelled" ? bundle : null, record.RecoveryCommand);
        Assert.Equal(record.RecoveryCommand is null ? record.RerunCommand : bundle, record.NextCommands[0]);
        Assert.Contains(bundle, record.NextCommands);
    }

    [Theory]
    [InlineData("eval", "worldforge eval --suite planning --token abc", "worldforge eval --suite planning --token '<redacted>' --run-workspace .worldforge")]
    [InlineData("eval", "worldforge eval --run-workspace=W", "worldforge eval --run-workspace=W")]
    [InlineData("eval", "", "worldforge eval --suite planning --provider a --provider b --run-workspace .worldforge")]
    [InlineData("benchmark", "", "worldforge benchmark --provider a --provider b --operation planning --run-workspace .worldforge")]
    [InlineData("flow", "", "worldforge runs list")]
    [InlineData("flow", "python host.py /opt/x/model.bin", "python host.py '<host-local:model.bin>'")]
    public void Makes_a_command_that_runs_the_same_again(string kind, string command, string expected)
    {
        using var workspace = new RunWorkspace();
        RunId id = workspace.Preserve(document => document.With("kind", kind).With("command", command).With("provider", "a, b"));

        Assert.Equal(expected, Record(workspace, id).RerunCommand);
    }

    [Fact]
    public void Only_comparable_kinds_have_a_comparison()
    {
        using var workspace = new RunWorkspace();
        RunId eval = workspace.Preserve();
        RunId flow = workspace.Preserve(document => document.With("kind", "flow"));

        Assert.Equal($"worldforge runs compare .worldforge/runs/{eval} '<other-run>'", Record(workspace, eval).ComparisonCommand);
        Assert.Null(Record(workspace, flow).ComparisonCommand);
        Assert.False(Record(workspace, flow).ToJson().ContainsKey("comparison_command"));
    }

    [Fact]
    public void Only_safe_artifacts_count_as_types()
    {
        using var workspace = new RunWorkspace();
        RunId id = workspace.Preserve(document => document.With("artifact_paths", JsonObject.Create(
            ("b", "reports/x.JSON"), ("a", "reports/y.md"), ("up", "../z.json"), ("abs", "/z.json"), ("bin", "x.bin"), ("none", "x"), ("odd", 1), ("c", "w.md"))));

        RunRecord record = Record(workspace, id);

        Assert.Equal(["a", "md", "b", "json", "c"], record.SafeArtifactTypes);
        Assert.Equal(8, record.ArtifactCount);
        RunDetails details = new RunHistory(workspace.Store).Find(id);
        Assert.Equal(("<outside>", false), (details.Artifacts.Single(artifact => artifact.Label == "up").Path, details.Artifacts.Single(artifact => artifact.Label == "up").Exists));
    }

    [Fact]
    public void A_manifest_with_wrong_types_is_still_listed()
    {
        using var workspace = new RunWorkspace();
        JsonValue wrong = StrictJson.Parse("[[1]]");
        RunId id = workspace.Preserve(document => JsonObject.Create(
            [.. document.Select(member => (member.Key, member.Key == "schema_version" ? member.Value : wrong))]));

        RunRecord record = Record(workspace, id);

        Assert.Equal(("unknown", "unknown", null, 0, 0), (record.Kind, record.Status, record.Provider, record.ArtifactCount, record.EventCount));
        Assert.Equal("2026-01-02T03:04:06Z", record.CreatedAt);
    }

    [Fact]
    public void The_providers_of_the_input_stand_in_for_a_missing_one()
    {
        using var workspace = new RunWorkspace();
        RunId id = workspace.Preserve(document => document
            .With("provider", JsonValue.Null).With("input_summary", StrictJson.Parse("""{"providers": ["a", "b"]}""")));

        Assert.Equal("a, b", Record(workspace, id).Provider);
    }

    [Fact]
    public void A_hostile_manifest_leaks_nothing()
    {
        using var workspace = new RunWorkspace();
        JsonValue evil = "/home/alice/x password=hunter2hunter2 \u001b[31m";
        RunId id = workspace.Preserve(document => document
            .With("provider", evil).With("operation", evil).With("status", evil).With("kind", evil).With("created_at", evil).With("command", evil)
            .With("artifact_paths", JsonObject.Create(("/home/alice/key", "x.json")))
            .With("result_summary", JsonObject.Create(("error", evil))));

        string text = new RunHistory(workspace.Store).Find(id).ToJson().ToString() + RunListText.ToMarkdown([Record(workspace, id)]);

        Assert.DoesNotContain("alice", text, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', text);
    }

    [Fact]
    public void A_list_of_none_is_an_empty_list_in_every_form()
    {
        using var output = new StringWriter();
        RunListText.WriteJson([], output);

        Assert.Equal("[]\n", output.ToString());
        Assert.StartsWith("# WorldForge Runs\n", RunListText.ToMarkdown([]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_streamed_list_is_the_list_in_the_artifact_form()
    {
        using var workspace = new RunWorkspace();
        workspace.Preserve(status: RunStatus.Failed);
        workspace.Preserve();
        RunRecord[] records = [.. new RunHistory(workspace.Store).List(RunFilter.None, null, Cancel)];
        using var output = new StringWriter();

        RunListText.WriteJson(records, output);

        Assert.Equal(ArtifactJson.ToText(JsonList.Create([.. records.Select(record => record.ToJson())])), output.ToString());
    }

    [Fact]
    public void A_cancelled_listing_stops()
    {
        using var workspace = new RunWorkspace();
        workspace.Preserve();

        Assert.ThrowsAny<OperationCanceledException>(() => new RunHistory(workspace.Store).List(RunFilter.None, null, new CancellationToken(canceled: true)).Count());
    }

    private static IEnumerable<RunId> Ids(RunWorkspace workspace, RunFilter filter) =>
        new RunHistory(workspace.Store).List(filter, null, Cancel).Select(record => record.Id);

    private static RunRecord Record(RunWorkspace workspace, RunId id) => new RunHistory(workspace.Store).Find(id).Record;
}
