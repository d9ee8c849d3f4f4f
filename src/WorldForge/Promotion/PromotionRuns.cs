using System.Collections.Immutable;
using WorldForge.Evidence;
using WorldForge.Runs;
using WorldForge.Serialization;

namespace WorldForge.Promotion;

/// <summary>The preserved runs of a checkout that speak of one provider: live smokes, and benchmarks against a budget.</summary>
internal sealed class PromotionRuns
{
    private const string Folder = ".worldforge/runs";
    private const string ManifestName = "run_manifest.json";

    /// <summary>Paths of live-smoke manifests that passed with this version.</summary>
    public List<string> PassedSmokes { get; } = [];

    /// <summary>Live-smoke manifests that do not count, each with its reason.</summary>
    public List<string> Others { get; } = [];

    /// <summary>Paths of benchmarks that kept their budget.</summary>
    public List<string> KeptBudgets { get; } = [];

    public static PromotionRuns Read(PromotionRequest request, ProjectEvidence evidence)
    {
        var runs = new PromotionRuns();
        string provider = request.Workbench.Target.Name;
        foreach (string path in request.RunManifests)
        {
            // A manifest that was named must be there and be one.
            string text = evidence.Text(path) ?? throw new WorldForgeException(FaultCodes.PathMissing, $"The run manifest {path} is missing.");
            runs.AddSmoke(RunManifest.FromJson(StrictJson.Parse(text)), path, provider, request.PackageVersion);
        }

        foreach (string path in Found(request.Workbench.Root).Except(request.RunManifests, StringComparer.Ordinal))
        {
            runs.AddFound(path, evidence, provider, request.PackageVersion);
        }

        return runs;
    }

    private static ImmutableArray<string> Found(string root)
    {
        string folder = Path.Combine(root, Folder);
        return Directory.Exists(folder)
            ? [.. Directory.EnumerateDirectories(folder).Select(static run => $"{Folder}/{Path.GetFileName(run)}/{ManifestName}").Order(StringComparer.Ordinal)]
            : [];
    }

    private void AddFound(string path, ProjectEvidence evidence, string provider, string version)
    {
        if (evidence.Text(path) is not { } text || !StrictJson.TryParse(System.Text.Encoding.UTF8.GetBytes(text), null, out JsonValue? value, out _) || value is not JsonObject document)
        {
            return;
        }

        try
        {
            if (document.ContainsKey("provider_profile"))
            {
                AddSmoke(RunManifest.FromJson(document), path, provider, version);
            }
            else
            {
                AddBenchmark(RunWorkspaceManifest.Parse(document), path, provider);
            }
        }
        catch (WorldForgeException fault)
        {
            Others.Add($"{path}: {fault.Message}");
        }
    }

    private void AddSmoke(RunManifest manifest, string path, string provider, string version)
    {
        if (manifest.ProviderProfile != provider)
        {
            return;
        }

        if (manifest.Status != RunManifestStatus.Passed)
        {
            Others.Add($"{path} is {manifest.Status.ToString().ToLowerInvariant()}");
        }
        else if (manifest.PackageVersion != version)
        {
            Others.Add($"{path} is stale: it speaks of version {manifest.PackageVersion}");
        }
        else
        {
            PassedSmokes.Add(path);
        }
    }

    private void AddBenchmark(RunWorkspaceManifest manifest, string path, string provider)
    {
        bool isOfProvider = manifest.Kind == "benchmark" && manifest.Provider?.Split(", ").Contains(provider, StringComparer.Ordinal) == true;
        if (isOfProvider && manifest.ResultSummary.TryGetValue("budget_passed", out JsonValue? passed) && passed is JsonBoolean { Value: true })
        {
            KeptBudgets.Add(path);
        }
    }
}
