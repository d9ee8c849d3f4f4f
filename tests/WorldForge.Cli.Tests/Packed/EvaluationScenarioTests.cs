using WorldForge.Runs;
using WorldForge.Serialization;
using WorldForge.Traces;

namespace WorldForge.Cli.Tests.Packed;

[Collection(PackedToolCollection.Name)]
public sealed class EvaluationScenarioTests(PackedTool tool)
{
    [Fact]
    public async Task Keeps_an_evaluation_with_its_eight_reports_and_a_trace_of_success()
    {
        using CliRun place = new();

        await tool.OutputAsync(place.Directory, 0, "eval", "--suite", "planning", "--provider", "mock", "--run-workspace", "W");

        RunWorkspaceManifest manifest = Only(place, "W");
        string folder = place.PathOf($"W/runs/{manifest.Id}");
        Assert.Equal(("eval", "completed"), (manifest.Kind, manifest.Status));
        Assert.Equal("4", manifest.ResultSummary["result_count"].ToString());
        Assert.Equal(8, Directory.GetFiles(Path.Join(folder, "reports")).Length);
        Assert.Equal(8, manifest.ArtifactPaths.Count);
        Assert.All(manifest.ArtifactPaths.Values, path => Assert.True(File.Exists(Path.Join(folder, path)), path));
        WorkflowTrace trace = WorkflowTrace.FromJson(StrictJson.Parse(
            await File.ReadAllBytesAsync(Path.Join(folder, "reports", "report.workflow_trace.json"), TestContext.Current.CancellationToken)));
        Assert.Equal((TraceStatus.Success, 6), (trace.Status, trace.Steps.Length));
    }

    [Fact]
    public async Task Both_forms_of_a_profile_fill_in_the_same_and_explicit_flags_win()
    {
        using CliRun place = new();
        Directory.CreateDirectory(place.PathOf("profiles"));
        foreach (string name in (string[])["local-mock.json", "local-mock.toml"])
        {
            File.Copy(Path.Combine(SourceFolder.Repository, "profiles", name), place.PathOf($"profiles/{name}"));
        }

        string markdown = await tool.OutputAsync(
            place.Directory, 0, "eval", "--profile", "profiles/local-mock.toml", "--suite", "planning", "--format", "markdown", "--run-workspace", "E");
        await tool.OutputAsync(place.Directory, 0, "benchmark", "--profile", "profiles/local-mock.json", "--iterations", "1", "--run-workspace", "B");

        Assert.StartsWith("# Evaluation Report\n", markdown, StringComparison.Ordinal);
        JsonObject evaluation = Only(place, "E").ConfigProfile!;
        JsonObject benchmark = Only(place, "B").ConfigProfile!;
        Assert.Equal(benchmark.Without("source").Without("sha256"), evaluation.Without("source").Without("sha256"));
        Assert.NotEqual(benchmark["source"], evaluation["source"]);
        Assert.NotEqual(benchmark["sha256"], evaluation["sha256"]);
    }

    private static RunWorkspaceManifest Only(CliRun place, string workspace)
    {
        RunStore store = new(place.PathOf(workspace));
        return store.Read(RunId.Parse(Path.GetFileName(Assert.Single(Directory.GetDirectories(store.RunsDirectory)))));
    }
}
