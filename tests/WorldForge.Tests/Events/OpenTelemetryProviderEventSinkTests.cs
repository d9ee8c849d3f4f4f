using System.Diagnostics;
using WorldForge.Events;
using WorldForge.Serialization;
using WorldForge.Testing;

namespace WorldForge.Tests.Events;

public sealed class OpenTelemetryProviderEventSinkTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 5, 4, 3, 2, 1, TimeSpan.Zero);

    private readonly ActivitySource _source = new($"test-{nameof(OpenTelemetryProviderEventSinkTests)}-{Environment.CurrentManagedThreadId}");
    private readonly List<Activity> _spans = [];
    private readonly ActivityListener _listener;

    public OpenTelemetryProviderEventSinkTests()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source == _source,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _spans.Add,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _source.Dispose();
    }

    [Fact]
    public void Writes_exactly_the_minimal_set() => Assert.Equal(
        "worldforge.attempt=1 worldforge.max_attempts=1 worldforge.operation=predict worldforge.phase=success worldforge.provider=mock",
        Text(Span(SampleEvents.Minimal)));

    [Fact]
    public void Writes_exactly_the_full_set()
    {
        Activity span = Span(SampleEvents.Full);

        Assert.Equal(
            """
            http.request.method=POST
            http.response.status_code=503
            url.full=https://robot.test/act
            worldforge.artifact_id=plan.json
            worldforge.attempt=2
            worldforge.capability=policy
            worldforge.duration_ms=12.5
            worldforge.input_digest=sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
            worldforge.max_attempts=3
            worldforge.message=upstream said no
            worldforge.metadata_json={"capability":"policy","horizon":16}
            worldforge.operation=task poll
            worldforge.phase=failure
            worldforge.provider=gr00t
            worldforge.request_id=request-1
            worldforge.run_id=run-1
            worldforge.span_id=b7ad6b7169203331
            worldforge.status_class=5xx
            worldforge.trace_id=0af7651916cd43dd8448eb211c80319c
            """,
            Text(span, "\n"));
    }

    [Fact]
    public void Is_as_long_as_the_event_and_says_how_it_ended()
    {
        Activity span = Span(SampleEvents.Full);

        Assert.Equal("worldforge.provider.gr00t.task poll.failure", span.OperationName);
        Assert.Equal(Now.UtcDateTime - TimeSpan.FromMilliseconds(12.5), span.StartTimeUtc);
        Assert.Equal(TimeSpan.FromMilliseconds(12.5), span.Duration);
        Assert.Equal((ActivityKind.Client, ActivityStatusCode.Error), (span.Kind, span.Status));
        ActivityLink link = Assert.Single(span.Links);
        Assert.Equal((SampleEvents.TraceId, SampleEvents.SpanId), (link.Context.TraceId.ToHexString(), link.Context.SpanId.ToHexString()));
    }

    [Fact]
    public void Is_internal_without_a_method_and_unset_without_an_error()
    {
        Activity span = Span(SampleEvents.Minimal);

        Assert.Equal((ActivityKind.Internal, ActivityStatusCode.Unset), (span.Kind, span.Status));
        Assert.Empty(span.Links);
        Assert.InRange(span.Duration, TimeSpan.Zero, TimeSpan.FromTicks(1));
    }

    [Theory]
    [InlineData("0AF7651916CD43DD8448EB211C80319C", SampleEvents.SpanId)]
    [InlineData("00000000000000000000000000000000", SampleEvents.SpanId)]
    [InlineData(SampleEvents.TraceId, "b7ad6b71692033")]
    [InlineData(null, SampleEvents.SpanId)]
    public void Links_only_to_valid_ids(string? traceId, string spanId) =>
        Assert.Empty(Span(SampleEvents.Minimal with { TraceId = traceId, SpanId = spanId }).Links);

    [Fact]
    public void Is_a_child_of_the_ambient_activity_and_leaves_it_current()
    {
        using Activity parent = _source.StartActivity("call")!;

        Activity span = Span(SampleEvents.Minimal);

        Assert.Equal(parent.SpanId, span.ParentSpanId);
        Assert.Same(parent, Activity.Current);
    }

    [Fact]
    public void Writes_host_attributes_after_redaction()
    {
        var options = new OpenTelemetryEventOptions
        {
            SpanPrefix = " acme ",
            ExtraAttributes = JsonObject.Create(
                ("site", "lab"), ("live", true), ("rate", 0.5), ("rank", 3), ("none", JsonValue.Null), ("tags", JsonList.OfTexts(["a"])), ("api_key", "x")),
        };

        Activity span = Span(SampleEvents.Minimal, options);

        Assert.Equal("acme.mock.predict.success", span.OperationName);
        Assert.Equal(
            """worldforge.host.api_key=[redacted] worldforge.host.live=True worldforge.host.none=null worldforge.host.rank=3 worldforge.host.rate=0.5 worldforge.host.site=lab worldforge.host.tags=["a"]""",
            Text(span, " ", "worldforge.host."));
        Assert.Equal(3L, span.GetTagItem("worldforge.host.rank"));
    }

    [Theory]
    [InlineData(false, null, null)]
    [InlineData(true, 4096, true)]
    public void Leaves_large_metadata_out_unless_the_host_wants_it_cut(bool truncate, int? length, bool? flag)
    {
        ProviderEvent large = SampleEvents.Minimal with
        {
            Metadata = JsonObject.Create([.. Enumerable.Range(0, 800).Select(i => ($"step {i}", (JsonValue)i))]),
        };

        Activity span = Span(large, new OpenTelemetryEventOptions { TruncateMetadata = truncate });

        Assert.Equal(length, (span.GetTagItem("worldforge.metadata_json") as string)?.Length);
        Assert.Equal(flag, span.GetTagItem("worldforge.metadata_truncated"));
    }

    [Fact]
    public void Names_no_capability_that_is_not_known() =>
        Assert.Null(Span(SampleEvents.Of("success", capability: "generate")).GetTagItem("worldforge.capability"));

    [Fact]
    public void Does_nothing_when_nobody_listens()
    {
        using var silent = new ActivitySource("test-silent");
        using var sink = new OpenTelemetryProviderEventSink(silent);

        sink.Handle(SampleEvents.Full);

        Assert.Empty(_spans);
    }

    [Fact]
    public void Starts_no_earlier_than_the_epoch() =>
        Assert.Equal(DateTime.UnixEpoch, Span(SampleEvents.Of("success", double.MaxValue)).StartTimeUtc);

    [Fact]
    public void Refuses_a_blank_prefix() => Assert.Throws<WorldForgeException>(
        () => new OpenTelemetryProviderEventSink(_source, new OpenTelemetryEventOptions { SpanPrefix = " " }));

    private Activity Span(ProviderEvent source, OpenTelemetryEventOptions? options = null)
    {
        using var sink = new OpenTelemetryProviderEventSink(_source, options, new ManualTimeProvider(Now));
        sink.Handle(source);
        return Assert.Single(_spans);
    }

    private static string Text(Activity span, string separator = " ", string prefix = "") => string.Join(
        separator,
        span.TagObjects
            .Where(tag => tag.Key.StartsWith(prefix, StringComparison.Ordinal))
            .OrderBy(tag => tag.Key, StringComparer.Ordinal)
            .Select(tag => FormattableString.Invariant($"{tag.Key}={tag.Value}")));
}
