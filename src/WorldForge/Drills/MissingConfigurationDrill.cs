using System.Collections.Immutable;
using WorldForge.Providers;
using WorldForge.Runs;
using WorldForge.Serialization;

namespace WorldForge.Drills;

/// <summary>A score runtime and a remote policy without any of their variables.</summary>
internal sealed class MissingConfigurationDrill : IDrill
{
    private const string ScoreRuntime = "leworldmodel";

    private static readonly ImmutableArray<string> Profiles = [ScoreRuntime, "cosmos-policy"];

    public Task<DrillObservation> RunAsync(RunSession run, DrillOptions options, CancellationToken cancellationToken)
    {
        var context = new ProviderFactoryContext(new ForgeOptions { Environment = ProviderEnvironment.Empty, TimeProvider = options.Time, CreateStateDirectory = false });
        var rows = new List<JsonValue>();
        bool configured = false;
        foreach (string profile in Profiles)
        {
            string? missing = RuntimeProfiles.MissingReason(profile, ProviderEnvironment.Empty);
            configured |= missing is null;
            JsonObject row = JsonObject.Create(("provider", profile), ("configured", missing is null), ("detail", missing ?? "configured"));
            if (options.Catalog.FirstOrDefault(entry => entry.Name == profile) is { } adapter)
            {
                ProviderConfigSummary summary = adapter.Create(context).DescribeConfiguration();
                configured |= summary.IsConfigured;
                row = row.With("fields", summary.ToJson()["fields"]);
            }

            rows.Add(row);
        }

        run.WriteJson("results/config-summary.json", JsonObject.Create(("configured", configured), ("config_summary", JsonList.Create([.. rows]))));
        run.AddArtifact("config_summary", "results/config-summary.json");
        string signal = RuntimeProfiles.MissingReason(ScoreRuntime, ProviderEnvironment.Empty) ?? "every runtime is configured";
        return Task.FromResult(new DrillObservation(!configured, $"configured=false: {signal}", JsonObject.Create(("providers", JsonList.OfTexts(Profiles)))));
    }
}
