using System.Globalization;
using WorldForge.Runs;
using WorldForge.Serialization;

namespace WorldForge.Drills;

/// <summary>A remote artifact whose time is over.</summary>
internal sealed class ExpiredArtifactDrill : IDrill
{
    private const string Path = "artifacts/expired-artifact.json";

    public Task<DrillObservation> RunAsync(RunSession run, DrillOptions options, CancellationToken cancellationToken)
    {
        JsonObject descriptor = JsonObject.Create(
            ("artifact_id", "drill-expired-artifact"),
            ("url", "https://artifacts.worldforge.invalid/drills/expired-artifact.json"),
            ("expires_at", "2000-01-01T00:00:00Z"));
        run.WriteJson(Path, descriptor);
        run.AddArtifact("expired_artifact", Path);

        var expiry = DateTimeOffset.Parse(((JsonText)descriptor["expires_at"]).Value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
        bool expired = expiry <= options.Time.GetUtcNow();
        return Task.FromResult(new DrillObservation(
            expired,
            $"artifact drill-expired-artifact expires at 2000-01-01T00:00:00Z, which {(expired ? "lies in the past" : "lies ahead")}",
            JsonObject.Create(("artifact", Path), ("expired", expired))));
    }
}
