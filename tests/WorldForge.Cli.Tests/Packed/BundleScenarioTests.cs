using WorldForge.Serialization;

namespace WorldForge.Cli.Tests.Packed;

[Collection(PackedToolCollection.Name)]
public sealed class BundleScenarioTests(PackedTool tool)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Bundles_a_preset_run_with_its_inputs_and_budget()
    {
        using CliRun place = new();
        await tool.OutputAsync(place.Directory, 0, "benchmark", "--preset", "mock-smoke", "--run-workspace", "W");
        string id = Path.GetFileName(Assert.Single(Directory.GetDirectories(place.PathOf("W/runs"))));

        var bundle = (JsonObject)await tool.JsonAsync(place.Directory, 0, "runs", "bundle", id, "--workspace-dir", "W", "--format", "json");

        Assert.Equal((JsonValue)true, bundle["safe_to_attach"]);
        var manifest = (JsonObject)StrictJson.Parse(await File.ReadAllBytesAsync(place.PathOf($"W/issue-bundles/{id}/evidence_manifest.json"), Cancellation));
        JsonObject[] files = [.. ((JsonList)manifest["files"]).Cast<JsonObject>()];
        Assert.Contains(files, static file => ((JsonText)file["kind"]).Value == "input_file" && file["included"].Equals((JsonValue)true));
        Assert.Contains(files, static file => ((JsonText)file["kind"]).Value == "budget_file" && file["included"].Equals((JsonValue)true));
        await tool.OutputAsync(place.Directory, 0, "runs", "verify-bundle", $"W/issue-bundles/{id}");
    }

    [Fact]
    public async Task Rehearses_every_drill_and_leaks_nothing()
    {
        using CliRun place = new();

        var all = (JsonObject)await tool.JsonAsync(place.Directory, 0, "drills", "run", "all", "--workspace-dir", "D", "--bundle", "--format", "json");

        Assert.Equal("passed", ((JsonText)all["status"]).Value);
        string[] manifests = Directory.GetFiles(place.PathOf("D/runs"), "run_manifest.json", SearchOption.AllDirectories);
        Assert.Equal(7, manifests.Length);
        Assert.All(manifests, static path => Assert.Contains("\"status\": \"failed\"", File.ReadAllText(path), StringComparison.Ordinal));
        Assert.All(
            Directory.GetFiles(place.PathOf("D/issue-bundles"), "*", SearchOption.AllDirectories),
            path => Assert.DoesNotContain(place.Directory, File.ReadAllText(path), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Bundles_all_runs_with_a_digest_or_a_reason_for_every_file()
    {
        using CliRun place = new();
        await tool.OutputAsync(place.Directory, 0, "eval", "--suite", "planning", "--provider", "mock", "--run-workspace", "W");
        await tool.OutputAsync(place.Directory, 0, "benchmark", "--provider", "mock", "--operation", "predict", "--run-workspace", "W");

        await tool.OutputAsync(place.Directory, 0, "evidence", "bundle", "--workspace-dir", "W", "--output", "B");

        var manifest = (JsonObject)StrictJson.Parse(await File.ReadAllBytesAsync(place.PathOf("B/evidence_manifest.json"), Cancellation));
        Assert.Equal((JsonValue)2, manifest["run_count"]);
        Assert.All(((JsonList)manifest["files"]).Cast<JsonObject>(), static file => Assert.True(
            file["included"].Equals((JsonValue)true) ? file["sha256"] is JsonText { Value: ['s', 'h', 'a', '2', '5', '6', ':', ..] } : file["reason"] is JsonText { Value.Length: > 0 }));
    }
}
