using WorldForge.Serialization;
using WorldForge.Traces;

namespace WorldForge.Tests.Traces;

public sealed class WorkflowTraceTests
{
    public static TheoryData<int> Subsets => [.. Enumerable.Range(1, 31)];

    [Theory]
    [MemberData(nameof(Subsets))]
    public void Derives_the_status_of_every_set_of_step_statuses(int subset)
    {
        TraceStatus[] statuses = [.. Enum.GetValues<TraceStatus>().Where(status => (subset & (1 << (int)status)) != 0)];
        bool Has(TraceStatus status) => statuses.Contains(status);
        TraceStatus expected = Has(TraceStatus.Failed) ? TraceStatus.Failed
            : Has(TraceStatus.Running) ? TraceStatus.Running
            : statuses is [TraceStatus.Skipped] ? TraceStatus.Skipped
            : Has(TraceStatus.Pending) ? TraceStatus.Pending
            : TraceStatus.Success;

        foreach (TraceStatus[] order in new[] { statuses, [.. statuses.Reverse()] })
        {
            var trace = new WorkflowTrace("w", "n", order.Select((status, i) => Step($"s{i}", status)), status: expected);
            Assert.Equal(expected, trace.Status);
            foreach (TraceStatus other in Enum.GetValues<TraceStatus>().Where(status => status != expected))
            {
                var fault = Assert.Throws<WorldForgeException>(() => new WorkflowTrace("w", "n", trace.Steps, status: other));
                Assert.Contains("status", fault.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Refuses_a_trace_without_steps() => Refused("at least one step", () => new WorkflowTrace("w", "n", []));

    [Fact]
    public void Refuses_what_it_could_not_write_later()
    {
        JsonObject deep = JsonObject.Create(("a", 1));
        for (int level = 0; level < 64; level++)
        {
            deep = JsonObject.Create(("a", deep));
        }

        Refused("metadata", () => new WorkflowTrace("w", "n", [Step("a")], deep));
        Refused("null", () => new WorkflowTrace("w", "n", [null!]));
        Refused("input_artifacts", () => Step("a") with { InputArtifacts = [null!] });
        Refused("output_artifacts", () => Step("a") with { OutputArtifacts = [null!] });
        Assert.Empty((Step("a") with { InputArtifacts = default, OutputArtifacts = default }).OutputArtifacts);
    }

    [Fact]
    public void Refuses_a_repeated_id() => Refused("step_id a", () => new WorkflowTrace("w", "n", [Step("a"), Step("a")]));

    [Fact]
    public void Refuses_an_unknown_parent() =>
        Refused("parent_id ghost", () => new WorkflowTrace("w", "n", [Step("a") with { ParentId = "ghost" }]));

    [Fact]
    public void Refuses_a_step_that_is_its_own_parent() =>
        Refused("cycle", () => new WorkflowTrace("w", "n", [Step("a") with { ParentId = "a" }]));

    [Fact]
    public void Refuses_a_cycle_but_takes_a_parent_that_comes_later()
    {
        Refused("cycle", () => new WorkflowTrace(
            "w", "n", [Step("a") with { ParentId = "c" }, Step("b") with { ParentId = "a" }, Step("c") with { ParentId = "b" }]));

        Assert.Equal(2, new WorkflowTrace("w", "n", [Step("a") with { ParentId = "b" }, Step("b")]).Steps.Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("has space")]
    [InlineData("my-token-1")]
    [InlineData("a/b")]
    public void Refuses_an_unsafe_id(string id)
    {
        Refused("step_id", () => Step(id));
        Refused("workflow_id", () => new WorkflowTrace(id, "n", [Step("a")]));
        Refused("parent_id", () => Step("a") with { ParentId = id });
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Refuses_a_duration_that_is_none(double duration) => Refused("duration_ms", () => Step("a") with { DurationMs = duration });

    [Fact]
    public void Refuses_a_status_that_is_none() => Refused("status", () => Step("a") with { Status = (TraceStatus)9 });

    [Theory]
    [InlineData("password")]
    [InlineData("Credential")]
    [InlineData("api-key")]
    [InlineData("tokenizer")]
    public void Refuses_metadata_with_a_secret_like_key_at_any_depth(string key)
    {
        Refused("metadata", () => new WorkflowTrace("w", "n", [Step("a")], JsonObject.Create((key, 1))));
        Refused("metadata", () => new WorkflowTrace(
            "w", "n", [Step("a")], JsonObject.Create(("list", JsonList.Create([JsonObject.Create((key, 1))])))));
    }

    [Fact]
    public void Redacts_texts_and_metadata()
    {
        WorkflowTraceStep step = Step("a") with
        {
            Operation = "call token=abcdef",
            Provider = "p at /home/robot/x",
            ErrorSummary = "Bearer abc.def failed",
        };
        var trace = new WorkflowTrace("w", "n password=hunter2", [step], JsonObject.Create(("note", "token=abcdef")));

        string text = trace.ToText() + trace.ToMarkdown();

        Assert.DoesNotContain("abcdef", text, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal);
        Assert.DoesNotContain("/home/robot", text, StringComparison.Ordinal);
        Assert.Null((Step("a") with { ErrorSummary = "  " }).ErrorSummary);
        Refused("provider", () => Step("a") with { Provider = " " });
    }

    [Fact]
    public void Renders_json_and_markdown()
    {
        var trace = new WorkflowTrace(
            "evaluation:physics",
            "Physics | run",
            [
                Step("evaluation"),
                Step("provider-1", TraceStatus.Failed) with
                {
                    ParentId = "evaluation",
                    Provider = "mock",
                    Capability = "predict",
                    DurationMs = 12.345,
                    ErrorSummary = "a|b\nc",
                    OutputArtifacts = [new WorkflowArtifactRef("report", "reports/r.md", Sha256Digest.Of("x"u8), "text/markdown")],
                },
            ],
            JsonObject.Create(("scenarios", 2)));

        Assert.Equal(
            """{"metadata":{"scenarios":2},"name":"Physics | run","safe_to_attach":true,"schema_version":1,"status":"failed","status_counts":{"failed":1,"pending":0,"running":0,"skipped":0,"success":1},"step_count":2,"steps":[{"input_artifacts":[],"operation":"work","output_artifacts":[],"status":"success","step_id":"evaluation"},{"capability":"predict","duration_ms":12.345,"error_summary":"a|b\nc","input_artifacts":[],"operation":"work","output_artifacts":[{"digest":"sha256:2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881","label":"report","media_type":"text/markdown","path":"reports/r.md","safe_to_attach":true}],"parent_id":"evaluation","provider":"mock","status":"failed","step_id":"provider-1"}],"workflow_id":"evaluation:physics"}""",
            trace.ToJson().ToString());
        Assert.Equal(
            """
            # Workflow trace: Physics \| run

            - workflow_id: evaluation:physics
            - name: Physics \| run
            - status: failed
            - schema_version: 1
            - safe_to_attach: true
            - steps: 2

            | Step | Parent | Operation | Provider | Capability | Status | Duration | Error |
            | --- | --- | --- | --- | --- | --- | --- | --- |
            | evaluation | - | work | - | - | success | - | - |
            | provider-1 | evaluation | work | mock | predict | failed | 12.35 ms | a\|b c |

            """,
            trace.ToMarkdown());
        Assert.EndsWith("}\n", trace.ToText(), StringComparison.Ordinal);
    }

    internal static WorkflowTraceStep Step(string id, TraceStatus status = TraceStatus.Success) =>
        new() { StepId = id, Operation = "work", Status = status };

    private static void Refused(string words, Func<object> make) =>
        Assert.Contains(words, Assert.Throws<WorldForgeException>(make).Message, StringComparison.Ordinal);
}
