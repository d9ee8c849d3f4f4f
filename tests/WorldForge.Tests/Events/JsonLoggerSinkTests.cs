using Microsoft.Extensions.Logging;
using WorldForge.Events;
using WorldForge.Serialization;

namespace WorldForge.Tests.Events;

public sealed class JsonLoggerSinkTests
{
    private readonly RecordingLoggerFactory _logs = new();

    [Fact]
    public void Logs_one_canonical_object_at_information()
    {
        new JsonLoggerSink(_logs).Handle(SampleEvents.Full);

        RecordingLoggerFactory.Entry entry = Assert.Single(_logs.Entries);
        Assert.Equal(("worldforge.providers", LogLevel.Information), (entry.Category, entry.Level));
        Assert.Equal(CanonicalJson.ToText(SampleEvents.Full.ToJson().With("event_type", "provider_event")), entry.Message);
        Assert.Equal(("gr00t", "task poll", "failure"), (entry.Scope["Provider"], entry.Scope["Operation"], entry.Scope["Phase"]));
    }

    [Fact]
    public void Takes_the_run_id_of_the_extra_fields_only_when_the_event_has_none()
    {
        var sink = new JsonLoggerSink(_logs, JsonObject.Create(("run_id", "from-host"), ("site", "lab")));

        sink.Handle(SampleEvents.Minimal);
        sink.Handle(SampleEvents.Full);

        Assert.Equal("from-host", Record(0)["run_id"]);
        Assert.Equal("run-1", Record(1)["run_id"]);
        Assert.Equal("lab", Record(1)["site"]);
    }

    [Fact]
    public void Lets_neither_the_event_type_nor_event_fields_be_overridden()
    {
        var sink = new JsonLoggerSink(_logs, JsonObject.Create(("event_type", "mine"), ("provider", "mine"), ("target", "mine")));

        sink.Handle(SampleEvents.Minimal);

        Assert.Equal("provider_event", Record(0)["event_type"]);
        Assert.Equal("mock", Record(0)["provider"]);
        Assert.Equal(JsonValue.Null, Record(0)["target"]);
    }

    [Fact]
    public void Redacts_the_extra_fields()
    {
        new JsonLoggerSink(_logs, JsonObject.Create(("api_key", "x"))).Handle(SampleEvents.Minimal);

        Assert.Equal("[redacted]", Record(0)["api_key"]);
    }

    [Fact]
    public void Stays_silent_when_information_is_off()
    {
        using var quiet = new RecordingLoggerFactory(LogLevel.Warning);

        new JsonLoggerSink(quiet).Handle(SampleEvents.Minimal);

        Assert.Empty(quiet.Entries);
    }

    private JsonObject Record(int index) => (JsonObject)StrictJson.Parse(_logs.Entries[index].Message);
}
