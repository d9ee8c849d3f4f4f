using System.Diagnostics;
using Microsoft.Extensions.Logging;
using WorldForge.Events;
using WorldForge.Evidence;
using WorldForge.Serialization;
using WorldForge.Testing;
using WorldForge.Tests.IO;
using WorldForge.Tests.Redaction;
using WorldForge.Traces;

namespace WorldForge.Tests.Events;

/// <summary>Runs the redaction corpus through every surface that shows an event: no rendering may hold a forbidden text.</summary>
public sealed class EventCorpusTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Ids => RedactionCorpusTests.Ids;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Shows_nothing_forbidden_on_any_surface(string id)
    {
        (string text, IReadOnlyList<string> forbidden) = RedactionCorpusTests.Case(id);
        ProviderEvent source = Event(text);

        var renderings = new Dictionary<string, string>
        {
            ["wire"] = source.ToJson().ToString(),
            ["record to text"] = source.ToString(),
            ["logger"] = Logged(source, text),
            ["run log"] = RunLog(source, text),
            ["metrics"] = Metrics(source),
            ["span"] = Span(source, text),
            ["recorder"] = Recorded(source),
            ["trace"] = Trace(source),
            ["run manifest"] = await ManifestAsync(source, text),
        };

        foreach ((string surface, string shown) in renderings)
        {
            // The field's own name holds a word that the corpus uses as an account name.
            string rendering = shown.Replace("metadata", "details", StringComparison.OrdinalIgnoreCase);
            Assert.All(forbidden, word => Assert.False(
                rendering.Contains(word, StringComparison.Ordinal) || rendering.Contains(Escaped(word), StringComparison.Ordinal),
                $"{surface} shows '{word}' of case {id}: {rendering}"));
        }
    }

    private static ProviderEvent Event(string text) => new(Name(text), Name(text), Name(text))
    {
        Method = text,
        Target = "https://user:hunter2@cdn.test/v.mp4?X-Amz-Signature=abc",
        StatusCode = 500,
        DurationMs = 1,
        Message = text,
        Metadata = JsonObject.Create(
            ("capability", text),
            ("note", text),
            (text, 1),
            ("nested", JsonObject.Create(("list", JsonList.OfTexts([text, "plain"]))))),
        RunId = text,
        RequestId = text,
        TraceId = text,
        SpanId = text,
        ArtifactId = text,
        InputDigest = text,
    };

    // A blank text is no name at all, and is refused as such elsewhere.
    private static string Name(string text) => string.IsNullOrWhiteSpace(text) ? "blank" : text;

    private static string Escaped(string word)
    {
        string json = ((JsonValue)word).ToString();
        return json[1..^1];
    }

    private static string Logged(ProviderEvent source, string text)
    {
        using var logs = new RecordingLoggerFactory();
        new JsonLoggerSink(logs, JsonObject.Create(("host_note", text), ("api_key", "x"))).Handle(source);
        RecordingLoggerFactory.Entry entry = Assert.Single(logs.Entries, candidate => candidate.Level is LogLevel.Information);
        return entry.Message + string.Join(' ', entry.Scope.Values);
    }

    private string RunLog(ProviderEvent source, string text)
    {
        new RunJsonLogSink(_folder["log"], Name(text), JsonObject.Create(("host_note", text))).Handle(source);
        return File.ReadAllText(_folder["log"]);
    }

    private static string Metrics(ProviderEvent source)
    {
        var text = new PrometheusTextExporter();
        var memory = new InMemoryMetricsExporter();
        new ProviderMetricsExporterSink(text).Handle(source);
        new ProviderMetricsExporterSink(memory).Handle(source);
        var totals = new ProviderMetricsSink();
        totals.Handle(source);
        return text.ToText() + totals.ToJson() + string.Join(' ', memory.CounterSamples().SelectMany(sample => sample.Labels));
    }

    private static string Span(ProviderEvent source, string text)
    {
        using var activities = new ActivitySource("corpus");
        Activity? seen = null;
        using var listener = new ActivityListener
        {
            ShouldListenTo = candidate => candidate == activities,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => seen = activity,
        };
        ActivitySource.AddActivityListener(listener);
        using var sink = new OpenTelemetryProviderEventSink(
            activities, new OpenTelemetryEventOptions { ExtraAttributes = JsonObject.Create(("host_note", text)) });
        sink.Handle(source);
        return seen!.OperationName + string.Join(' ', seen.TagObjects) + string.Join(' ', sink.Attributes(source));
    }

    private static string Recorded(ProviderEvent source)
    {
        var sink = new InMemoryRecorderSink();
        sink.Handle(source);
        return string.Join(' ', sink.Events.Select(item => item.ToJson()));
    }

    private static string Trace(ProviderEvent source)
    {
        WorkflowTrace trace = WorkflowTrace.FromEvents("corpus", "Corpus", [source]);
        return trace.ToText() + trace.ToMarkdown();
    }

    // What cannot be made safe is refused; the refusal is then what is shown.
    private static async Task<string> ManifestAsync(ProviderEvent source, string text)
    {
        var request = new RunManifestRequest
        {
            RunId = "corpus-run",
            PackageVersion = "0.1.0",
            ProviderProfile = "mock",
            Capability = null,
            Status = RunManifestStatus.Failed,
            CommandArguments = ["worldforge", "smoke"],
            InputSummary = JsonObject.Create(("event", source.Message)),
            ArtifactPaths = new Dictionary<string, string> { ["video"] = "https://user:hunter2@cdn.test/v.mp4?X-Amz-Signature=abc" },
        };
        string safe = await BuildAsync(request);
        string unsafeOnes = await BuildAsync(request with { InputSummary = JsonObject.Create(("raw", text)) });
        return safe + (unsafeOnes.StartsWith('{') && source.Message != text ? "the raw text was taken: " + text : unsafeOnes);
    }

    private static async Task<string> BuildAsync(RunManifestRequest request)
    {
        try
        {
            RunManifest manifest = await RunManifest.BuildAsync(request, new ManualTimeProvider(), TestContext.Current.CancellationToken);
            return manifest.ToJson().ToString();
        }
        catch (WorldForgeException fault)
        {
            return fault.Message;
        }
    }
}
