using WorldForge.Events;
using WorldForge.Runs;
using WorldForge.Serialization;

namespace WorldForge.Drills;

/// <summary>Events with metadata that JSON cannot hold, and with a planted value in every place that an adapter could leak one.</summary>
internal sealed class UnsafeEventDrill : IDrill
{
    /// <summary>Stands for a credential; it must not appear in any file or output.</summary>
    internal const string Planted = "planted-7Qx2vN8rTz4LmW9kYb3Hd6Fs";

    private const string Log = "logs/provider-events.jsonl";

    public async Task<DrillObservation> RunAsync(RunSession run, DrillOptions options, CancellationToken cancellationToken)
    {
        WorldForgeException? rejected = Rejected();
        string path = run.PathOf(Log);
        var sink = new RunJsonLogSink(path, run.Id.ToString());
        sink.Handle(new ProviderEvent("fixture", "predict", "failure")
        {
            Method = "POST",
            Target = $"https://fixture.worldforge.invalid/predict?api_key={Planted}",
            Message = $"upstream refused: Authorization: Bearer {Planted}",
            Metadata = JsonObject.Create(("authorization", $"Bearer {Planted}"), ("token", Planted), ("note", $"password={Planted}")),
        });
        run.AddArtifact("provider_events", Log);
        string stored = await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false);
        bool redacted = stored.Length > 0 && !stored.Contains(Planted, StringComparison.Ordinal);

        JsonObject result = JsonObject.Create(
            ("event_count", 1),
            ("non_json_metadata_rejected", rejected is not null),
            ("rejection", rejected is null ? JsonValue.Null : rejected.Message),
            ("stored_event_redacted", redacted));
        run.WriteJson("results/event-redaction.json", result);
        run.AddArtifact("event_redaction", "results/event-redaction.json");
        return new DrillObservation(
            rejected is not null && redacted,
            rejected is null ? "metadata that JSON cannot hold was taken" : $"{nameof(WorldForgeException)}: {rejected.Message}",
            result,
            EventCount: 1);
    }

    private static WorldForgeException? Rejected()
    {
        try
        {
            _ = new ProviderEvent("fixture", "predict", "failure") { Metadata = JsonObject.Create(("latency", double.NaN)) };
            return null;
        }
        catch (WorldForgeException fault)
        {
            return fault;
        }
    }
}
