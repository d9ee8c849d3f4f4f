using FsCheck;
using FsCheck.Fluent;
using WorldForge.Evaluation;
using WorldForge.Serialization;
using WorldForge.Testing;

namespace WorldForge.Tests.Evaluation;

public sealed class FailureGalleryTests
{
    private static readonly EvaluationReport Report = TestEvaluation.Report(
        TestEvaluation.Result("zeta", "e", 0.4, false),
        TestEvaluation.Result("zeta", "b", 0.1, false),
        TestEvaluation.Result("zeta", "a", 0.1, false),
        TestEvaluation.Result("zeta", "d", 0.3, false),
        TestEvaluation.Result("zeta", "c", 0.0, true),
        TestEvaluation.Result("alpha", "z", 0.9, false));

    [Fact]
    public void Cases_come_by_provider_then_score_then_scenario_and_only_the_first_few()
    {
        Assert.Equal(["alpha/z", "zeta/a", "zeta/b", "zeta/d"], Names(Report.Gallery()));
        Assert.Equal(["alpha/z", "zeta/a"], Names(Report.Gallery(1)));
        Assert.Equal(["alpha/z", "zeta/a", "zeta/b", "zeta/d", "zeta/e"], Names(Report.Gallery(null)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_limit_below_one_is_refused(int limit) => Assert.Throws<WorldForgeException>(() => Report.Gallery(limit));

    [Fact]
    public void The_artifact_is_complete_where_the_report_is_cut()
    {
        JsonObject cut = (JsonObject)Report.ToJson()["failure_gallery"];
        JsonObject whole = (JsonObject)StrictJson.Parse(Report.Artifacts()["failure_gallery.json"]);

        Assert.Equal((JsonInteger.Of(4), JsonInteger.Of(5)), ((JsonInteger)cut["case_count"], (JsonInteger)whole["case_count"]));
    }

    [Fact]
    public async Task The_page_of_the_built_in_suites_is_as_approved()
    {
        EvaluationReport passed = await TestEvaluation.ReportAsync("physics");
        EvaluationReport failed = new(
            passed.SuiteId,
            passed.Suite,
            passed.ClaimBoundary,
            passed.MetricSemantics,
            passed.Results.Select(static result => result with { Passed = false, Score = 0.5 }),
            passed.Provenance);

        Approvals.Verify(failed.Artifacts()["failure_gallery.md"] + "\n" + passed.Artifacts()["failure_gallery.md"]);
    }

    [Fact]
    public async Task Digests_link_the_gallery_to_its_report_when_there_is_provenance()
    {
        EvaluationReport report = await TestEvaluation.ReportAsync(TestEvaluation.Suite(TestEvaluation.Answer(0, false)), "mock");
        JsonObject gallery = report.Gallery().ToJson();

        Assert.Equal(report.Provenance!.InputDigest.ToString(), ((JsonText)gallery["source_input_digest"]).Value);
        Assert.Equal(report.Provenance!.ResultDigest.ToString(), ((JsonText)gallery["source_result_digest"]).Value);
        Assert.Equal("evaluation:1", ((JsonText)gallery["suite_version"]).Value);
        Assert.Equal(JsonValue.Null, Report.Gallery().ToJson()["source_input_digest"]);
    }

    [Theory]
    [InlineData("physics", "object-stability", "1e-9")]
    [InlineData("physics", "action-response", "0.35")]
    [InlineData("planning", "object-relocation", "(0.45, 0.50, 0.00)")]
    [InlineData("planning", "object-neighbor-placement", "(0.30, 0.40, 0.00)")]
    [InlineData("planning", "object-swap", "(-0.40, 0.30, 0.00)")]
    [InlineData("planning", "object-spawn", "(0.60, -0.20, 0.10)")]
    [InlineData("physics", "other", "physics/other")]
    [InlineData("host", "push", "host/push")]
    public void Every_case_says_what_was_expected(string suite, string scenario, string part)
    {
        EvaluationResult result = TestEvaluation.Result("mock", scenario, 0, false) with { SuiteId = suite };

        FailureCase item = new EvaluationReport(suite, "Host Suite", "c", "m", [result]).Gallery().Cases[0];

        Assert.Contains(part, item.ExpectedContractNotes, StringComparison.Ordinal);
        Assert.Equal($"evaluation:{suite}:{scenario}", item.FixtureId);
        Assert.Equal(3, item.TriageSteps.Length);
        Assert.Contains($"worldforge eval --suite {suite} --provider mock --format json", item.TriageSteps[1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_observed_result_names_the_metrics_in_order()
    {
        Assert.Equal("score=0.1235; passed=false; metric keys: a, b", Case(JsonObject.Create(("b", 1), ("a", 2)), 0.12346).ObservedResult);
        Assert.Equal("score=0.0000; passed=false; metric keys: none", Case(JsonObject.Empty, 0).ObservedResult);
    }

    [Theory]
    [InlineData("""{"api_key":"abc","count":3}""", """{"api_key":"[redacted]","count":3}""")]
    [InlineData("""{"a":"file:///srv/data/x.bin"}""", """{"a":"[host-local-path]"}""")]
    [InlineData("""{"a":"/home/bob/x.bin"}""", """{"a":"[host-local-path]"}""")]
    [InlineData("""{"a":"C:\\Users\\bob\\x.bin"}""", """{"a":"[host-local-path]"}""")]
    [InlineData("""{"a":"see /tmp/abc/def.txt now"}""", """{"a":"see [host-local-path] now"}""")]
    [InlineData("""{"a":"http://localhost:8080/x?y=1"}""", """{"a":"[host-local-url]"}""")]
    [InlineData("""{"a":"HTTPS://127.0.0.1/x"}""", """{"a":"[host-local-url]"}""")]
    [InlineData("""{"a":"http://[::1]:5000"}""", """{"a":"[host-local-url]"}""")]
    [InlineData("""{"a":"http://localhost.example/x"}""", """{"a":"http://localhost.example/x"}""")]
    [InlineData("""{"a":1.5,"b":true,"c":null,"d":"text"}""", """{"a":1.5,"b":true,"c":null,"d":"text"}""")]
    [InlineData("""{"a":[1,2,3,4,5,6,7,8]}""", """{"a":[1,2,3,4,5,6,7,8]}""")]
    [InlineData("""{"a":[1,2,3,4,5,6,7,8,9]}""", """{"a":{"item_count":9,"nested":false,"type":"array"}}""")]
    [InlineData("""{"a":[[1],{}]}""", """{"a":{"item_count":2,"nested":true,"type":"array"}}""")]
    [InlineData("""{"my_Tensor":[1]}""", """{"my_Tensor":{"item_count":1,"nested":false,"type":"array"}}""")]
    [InlineData("""{"ARRAYS":[]}""", """{"ARRAYS":{"item_count":0,"nested":false,"type":"array"}}""")]
    [InlineData("""{"a":{"b":[1]}}""", """{"a":{"b":[1]}}""")]
    [InlineData("""{"a":{"b":{"c":[1]}}}""", """{"a":{"b":{"c":{"item_count":1,"nested":false,"type":"array"}}}}""")]
    [InlineData("""{"a":["/home/bob/x.bin"]}""", """{"a":["[host-local-path]"]}""")]
    public void The_preview_shows_metrics_without_secrets_places_and_bulk(string metrics, string preview) =>
        Assert.Equal(preview, Case((JsonObject)StrictJson.Parse(metrics)).MetricsPreview.ToString());

    [Fact]
    public void The_preview_keeps_the_first_twelve_keys_and_counts_the_others()
    {
        JsonObject metrics = JsonObject.Create([.. Enumerable.Range(0, 15).Select(static number => ($"k{14 - number:D2}", (JsonValue)number))]);

        JsonObject preview = Case(metrics).MetricsPreview;

        Assert.Equal(13, preview.Count);
        Assert.Equal("k00", preview[0].Key);
        Assert.Equal(JsonInteger.Of(3), preview["_omitted_key_count"]);
    }

    [Fact]
    public void A_secret_in_a_metric_never_reaches_a_preview() => Prop
        .ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), static noise =>
        {
            string text = new([.. noise.Get.Where(static letter => letter is >= ' ' and <= '~')]);
            JsonObject metrics = JsonObject.Create(("note", text), ("nested", JsonObject.Create(("client_secret", "planted-value-1234"), ("path", "/home/carol/" + "x"))));
            string preview = Case(metrics).MetricsPreview.ToString();
            return !preview.Contains("planted-value", StringComparison.Ordinal) && !preview.Contains("carol", StringComparison.Ordinal);
        })
        .Check(Config.QuickThrowOnFailure.WithReplay(1791, 2027));

    private static FailureCase Case(JsonObject metrics, double score = 0) =>
        TestEvaluation.Report(TestEvaluation.Result("mock", "push", score, false, metrics)).Gallery().Cases[0];

    private static IEnumerable<string> Names(FailureGallery gallery) => gallery.Cases.Select(static item => $"{item.Provider}/{item.Scenario}");
}
