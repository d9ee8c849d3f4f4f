using WorldForge.Events;
using WorldForge.Serialization;

namespace WorldForge.Tests.Events;

public sealed class ProviderEventTests
{
    [Fact]
    public void Lowers_and_trims_the_phase_and_trims_the_names()
    {
        var made = new ProviderEvent("  mock ", " task create ", "  SUCCESS ");

        Assert.Equal(("mock", "task create", "success", 1, 1), (made.Provider, made.Operation, made.Phase, made.Attempt, made.MaxAttempts));
        Assert.Empty(made.Diagnostics);
    }

    [Theory]
    [InlineData("", "predict", "success", "provider")]
    [InlineData("mock", "  ", "success", "operation")]
    [InlineData("mock", "predict", null, "phase")]
    public void Refuses_a_blank_name(string provider, string operation, string? phase, string field)
    {
        var fault = Assert.Throws<WorldForgeException>(() => new ProviderEvent(provider, operation, phase!));

        Assert.Equal(FaultCodes.InputInvalid, fault.Code);
        Assert.Contains(field, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1, "attempt")]
    [InlineData(-1, 1, "attempt")]
    [InlineData(2, 1, "max_attempts")]
    [InlineData(1, 0, "max_attempts")]
    public void Refuses_attempts_out_of_range(int attempt, int maxAttempts, string field)
    {
        var fault = Assert.Throws<WorldForgeException>(() => new ProviderEvent("mock", "predict", "retry", attempt, maxAttempts));

        Assert.Contains(field, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(99)]
    [InlineData(600)]
    [InlineData(-200)]
    public void Refuses_a_status_code_out_of_range(int status)
    {
        var fault = Assert.Throws<WorldForgeException>(() => SampleEvents.Minimal with { StatusCode = status });

        Assert.Contains("status_code", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-0.001)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Refuses_a_duration_that_is_no_duration(double duration)
    {
        var fault = Assert.Throws<WorldForgeException>(() => SampleEvents.Minimal with { DurationMs = duration });

        Assert.Contains("duration_ms", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyz-abcdefghijklm")]
    [InlineData("two  spaces")]
    [InlineData("line\nbreak")]
    [InlineData("slash/es")]
    [InlineData("ünicode")]
    [InlineData("token:ghp_0123456789abcdefghijABCDEFGHIJ012345")]
    public void Replaces_a_name_that_may_not_be_a_label_and_says_so_without_the_value(string name)
    {
        var made = new ProviderEvent(name, "predict", "success");

        Assert.Equal("invalid", made.Provider);
        string note = Assert.Single(made.Diagnostics);
        Assert.StartsWith("provider was replaced", note, StringComparison.Ordinal);
        Assert.DoesNotContain(name, note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(" get ", "GET")]
    [InlineData("", null)]
    [InlineData("   ", null)]
    [InlineData(null, null)]
    [InlineData("policyclient.get_action", "POLICYCLIENT.GET_ACTION")]
    [InlineData("GET /x?token=1", "INVALID")]
    [InlineData("gettingaveryverylongmethodnamethatisnone", "INVALID")]
    public void Uppers_and_trims_the_method(string? method, string? expected) =>
        Assert.Equal(expected, (SampleEvents.Minimal with { Method = method }).Method);

    [Theory]
    [InlineData("https://user:pass@d.test/v.mp4?X-Amz-Signature=a#f", "https://d.test/v.mp4")]
    [InlineData("/act?token=1", "/act")]
    [InlineData("/act", "/act")]
    [InlineData("  ", null)]
    public void Sanitises_the_target(string target, string? expected) =>
        Assert.Equal(expected, (SampleEvents.Minimal with { Target = target }).Target);

    [Theory]
    [InlineData("Bearer x", "Bearer [redacted]")]
    [InlineData("token=x", "token=[redacted]")]
    [InlineData("https://d/v.mp4?token=x", "https://d/v.mp4")]
    [InlineData(" run-1 ", "run-1")]
    [InlineData(" ", null)]
    public void Sanitises_every_id(string id, string? expected)
    {
        ProviderEvent made = SampleEvents.Minimal with
        {
            RunId = id,
            RequestId = id,
            TraceId = id,
            SpanId = id,
            ArtifactId = id,
            InputDigest = id,
        };

        Assert.All([made.RunId, made.RequestId, made.TraceId, made.SpanId, made.ArtifactId, made.InputDigest], actual => Assert.Equal(expected, actual));
    }

    [Fact]
    public void Redacts_message_and_metadata_when_it_is_built()
    {
        ProviderEvent made = SampleEvents.Minimal with
        {
            Message = "failed with Authorization: Basic dXNlcjpw",
            Metadata = JsonObject.Create(("api_key", 12), ("note", "password=hunter2"), ("nested", JsonObject.Create(("token", "t")))),
        };

        string wire = made.ToJson().ToString();
        Assert.Contains("[redacted]", made.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("dXNlcjpw", wire, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", wire, StringComparison.Ordinal);
        Assert.Equal("[redacted]", made.Metadata["api_key"]);
        Assert.Equal("[redacted]", ((JsonObject)made.Metadata["nested"])["token"]);
    }

    [Fact]
    public void Leaves_out_metadata_that_no_sink_could_write_but_keeps_the_capability()
    {
        JsonObject deep = JsonObject.Create(("token", "hidden-3"));
        for (int level = 1; level < JsonValue.MaxDepth; level++)
        {
            deep = JsonObject.Create(("a", deep));
        }

        ProviderEvent made = SampleEvents.Minimal with { Metadata = deep.With("capability", "score") };

        Assert.Equal("""{"capability":"score","metadata_omitted":"it nests too deeply"}""", made.Metadata.ToString());
        Assert.Equal("score", made.Capability);
        Assert.DoesNotContain("hidden-3", made.ToJson().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Cuts_a_long_message_after_redaction_and_between_characters()
    {
        string secret = "password=" + new string('p', 500) + " ";
        string filler = string.Concat(Enumerable.Repeat("go on ", 20_000))[..(65_536 - "password=[redacted] ".Length - 1)];

        string message = (SampleEvents.Minimal with { Message = secret + filler + "😀 tail" }).Message;

        Assert.Equal(65_535, message.Length);
        Assert.Equal("password=[redacted] " + filler, message);
    }

    [Fact]
    public void Replaces_unpaired_surrogates_because_a_peer_may_send_them()
    {
        ProviderEvent made = SampleEvents.Minimal with { Message = "bad \ud800 text", RequestId = "id-\udc00" };

        Assert.Equal("bad \ufffd text", made.Message);
        Assert.Equal("id-\ufffd", made.RequestId);
        Assert.NotNull(made.ToJson().ToString());
    }

    [Fact]
    public void Treats_missing_message_and_metadata_as_empty()
    {
        ProviderEvent made = SampleEvents.Minimal with { Message = null!, Metadata = null! };

        Assert.Equal("", made.Message);
        Assert.Same(JsonObject.Empty, made.Metadata);
    }

    [Fact]
    public void Writes_null_for_unset_details_and_leaves_out_unset_ids() => Assert.Equal(
        """{"attempt":1,"duration_ms":null,"max_attempts":1,"message":"","metadata":{},"method":null,"operation":"predict","phase":"success","provider":"mock","status_code":null,"target":null}""",
        SampleEvents.Minimal.ToJson().ToString());

    [Fact]
    public void Writes_every_field_that_is_set() => Assert.Equal(
        """{"artifact_id":"plan.json","attempt":2,"duration_ms":12.5,"input_digest":"sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","max_attempts":3,"message":"upstream said no","metadata":{"capability":"policy","horizon":16},"method":"POST","operation":"task poll","phase":"failure","provider":"gr00t","request_id":"request-1","run_id":"run-1","span_id":"b7ad6b7169203331","status_code":503,"target":"https://robot.test/act","trace_id":"0af7651916cd43dd8448eb211c80319c"}""",
        SampleEvents.Full.ToJson().ToString());

    [Theory]
    [InlineData("score", "score")]
    [InlineData("generate", null)]
    [InlineData("Score", null)]
    public void Knows_only_the_five_capabilities(string word, string? expected) =>
        Assert.Equal(expected, SampleEvents.Of("success", capability: word).Capability);

    [Fact]
    public void Takes_a_capability_that_is_no_text_for_none() =>
        Assert.Null((SampleEvents.Minimal with { Metadata = JsonObject.Create(("capability", 4)) }).Capability);

    [Fact]
    public void Is_equal_by_content()
    {
        Assert.Equal(SampleEvents.Of("success", 3), SampleEvents.Of("success", 3));
        Assert.NotEqual(SampleEvents.Of("success", 3), SampleEvents.Of("success", 4));
    }

    [Theory]
    [InlineData(EventPhase.Failure, true)]
    [InlineData(EventPhase.BudgetExceeded, true)]
    [InlineData(EventPhase.Success, false)]
    [InlineData(EventPhase.Retry, false)]
    [InlineData("started", false)]
    public void Counts_failure_and_exceeded_budget_as_errors(string phase, bool expected) => Assert.Equal(expected, EventPhase.IsError(phase));
}
