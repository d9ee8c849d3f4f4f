using WorldForge.Events;
using WorldForge.Serialization;
using WorldForge.Tests.IO;

namespace WorldForge.Tests.Events;

public sealed class RunJsonLogSinkTests : IDisposable
{
    private const string ChildMethod = "WorldForge.Tests.Events.RunJsonLogSinkTests.Appends_numbered_events_as_a_child";
    private const int ChildEvents = 200;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Makes_the_folder_at_once_and_the_file_with_the_first_event()
    {
        var sink = new RunJsonLogSink(_folder["logs/run/events.jsonl"], "run-1");

        Assert.True(Directory.Exists(_folder["logs/run"]));
        Assert.False(File.Exists(sink.LogPath));
        sink.Handle(SampleEvents.Minimal);
        Assert.Equal(_folder["logs/run/events.jsonl"], sink.LogPath);
        Assert.EndsWith("}\n", File.ReadAllText(sink.LogPath), StringComparison.Ordinal);
    }

    [Fact]
    public void Lets_the_configured_run_id_win_over_extra_fields_and_event()
    {
        var sink = new RunJsonLogSink(_folder["log"], "configured", JsonObject.Create(("run_id", "extra"), ("site", "lab")));

        sink.Handle(SampleEvents.Full);
        sink.Handle(SampleEvents.Minimal);

        Assert.All(Records(), record => Assert.Equal("configured", record["run_id"]));
        Assert.All(Records(), record => Assert.Equal("lab", record["site"]));
        Assert.All(Records(), record => Assert.Equal("provider_event", record["event_type"]));
    }

    [Fact]
    public void Redacts_run_id_and_extra_fields()
    {
        new RunJsonLogSink(_folder["log"], "run-token=abc", JsonObject.Create(("api_key", "x"))).Handle(SampleEvents.Minimal);

        JsonObject record = Assert.Single(Records());
        Assert.Equal("run-token=[redacted]", record["run_id"]);
        Assert.Equal("[redacted]", record["api_key"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(null)]
    public void Refuses_a_blank_run_id_or_path(string? blank)
    {
        var runId = Assert.Throws<WorldForgeException>(() => new RunJsonLogSink(_folder["log"], blank!));
        var path = Assert.Throws<WorldForgeException>(() => new RunJsonLogSink(blank!, "run-1"));

        Assert.Contains("run_id", runId.Message, StringComparison.Ordinal);
        Assert.Contains("path", path.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_path_with_a_zero_character() =>
        Assert.Contains("path", Assert.Throws<WorldForgeException>(() => new RunJsonLogSink(_folder["a\0b"], "run-1")).Message, StringComparison.Ordinal);

    [Fact]
    public void Refuses_a_path_that_leaves_its_root_also_through_a_link()
    {
        using var outside = new TemporaryFolder();
        Directory.CreateSymbolicLink(_folder["link"], outside.Path);
        var options = new RunJsonLogOptions { AllowedRoot = _folder.Path };

        _ = new RunJsonLogSink(_folder["inside/log"], "run-1", options: options);
        var direct = Assert.Throws<WorldForgeException>(() => new RunJsonLogSink(outside["log"], "run-1", options: options));
        var linked = Assert.Throws<WorldForgeException>(() => new RunJsonLogSink(_folder["link/log"], "run-1", options: options));

        Assert.Equal((FaultCodes.PathUnsafe, FaultCodes.PathUnsafe), (direct.Code, linked.Code));
        Assert.Empty(outside.Names);
    }

    [Fact]
    public void Says_why_the_folder_cannot_be_made()
    {
        File.WriteAllText(_folder["taken"], "");

        var fault = Assert.Throws<WorldForgeException>(() => new RunJsonLogSink(_folder["taken/log"], "run-1"));

        Assert.Contains("First triage:", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_folder.Path, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Stops_at_its_size_bound_with_one_marker_line()
    {
        var sink = new RunJsonLogSink(_folder["log"], "run-1", options: new RunJsonLogOptions { MaxBytes = 600 });

        for (int i = 0; i < 10; i++)
        {
            sink.Handle(SampleEvents.Minimal);
        }

        JsonObject[] records = [.. Records()];
        Assert.Equal(10 - (records.Length - 1), sink.DroppedCount);
        Assert.InRange(records.Length, 2, 5);
        Assert.Equal("log_truncated", records[^1]["event_type"]);
        Assert.Equal(600, records[^1]["max_bytes"]);
        Assert.Single(records, record => record["event_type"] == "log_truncated");
    }

    [Fact]
    public void Refuses_a_size_bound_below_one()
    {
        var options = new RunJsonLogOptions { MaxBytes = 0 };

        Assert.Throws<WorldForgeException>(() => new RunJsonLogSink(_folder["log"], "run-1", options: options));
    }

    [Fact]
    public async Task Keeps_the_lines_of_many_processes_and_threads_whole()
    {
        string log = _folder["events.jsonl"];
        string[] names = ["alpha", "beta", "gamma"];
        ChildProcess[] children = [.. names.Select(name => ChildProcess.Start(ChildMethod, log, name))];
        var sink = new RunJsonLogSink(log, "parent");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Emit(sink), Cancel)));
        await Task.WhenAll(children.Select(child => child.PassedAsync(Cancel)));
        Array.ForEach(children, child => child.Dispose());

        JsonObject[] records = [.. Records(log)];

        Assert.Equal((names.Length + 4) * ChildEvents, records.Length);
        foreach (string name in names)
        {
            Assert.Equal(
                Enumerable.Range(1, ChildEvents),
                records.Where(record => record["run_id"] == name).Select(record => (int)((JsonInteger)record["max_attempts"]).Value));
        }
    }

    [ChildFact]
    public void Appends_numbered_events_as_a_child() => Emit(new RunJsonLogSink(
        Environment.GetEnvironmentVariable(ChildProcess.PathVariable)!,
        Environment.GetEnvironmentVariable(ChildProcess.NameVariable)!));

    private static void Emit(RunJsonLogSink sink)
    {
        for (int i = 1; i <= ChildEvents; i++)
        {
            sink.Handle(new ProviderEvent("mock", "predict", "success", 1, i) { Message = new string('m', i * 31 % 3000) });
        }
    }

    private IEnumerable<JsonObject> Records() => Records(_folder["log"]);

    private static IEnumerable<JsonObject> Records(string path) => File.ReadAllLines(path).Select(line => (JsonObject)StrictJson.Parse(line));
}
