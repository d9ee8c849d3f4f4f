using System.Diagnostics;
using WorldForge.Serialization;

namespace WorldForge.Cli.Tests.Packed;

[Collection(PackedToolCollection.Name)]
public sealed class BenchmarkScenarioTests(PackedTool tool)
{
    [Fact]
    public async Task Preserves_a_benchmark_that_the_history_finds_by_capability()
    {
        using CliRun place = new();

        await tool.OutputAsync(place.Directory, 0, "benchmark", "--provider", "mock", "--operation", "predict", "--run-workspace", "W");

        string rows = await tool.OutputAsync(place.Directory, 0, "runs", "list", "--workspace-dir", "W", "--capability", "predict", "--format", "json");
        JsonObject run = (JsonObject)Assert.Single((JsonList)StrictJson.Parse(rows));
        Assert.Equal("\"completed\"", run["status"].ToString());
        Assert.NotEqual("0", run["event_count"].ToString());
    }

    [Fact]
    public async Task Passes_the_gate_of_a_preset()
    {
        using CliRun place = new();

        JsonObject outcome = (JsonObject)await tool.JsonAsync(
            place.Directory, 0, "benchmark", "--preset", "mock-smoke", "--run-workspace", "W", "--format", "json");

        Assert.Equal("true", ((JsonObject)outcome["gate"])["passed"].ToString());
    }

    [Fact]
    public async Task Names_the_bundle_first_for_a_run_whose_budget_was_impossible()
    {
        using CliRun place = new();
        await File.WriteAllTextAsync(
            place.PathOf("impossible.json"), """[{"min_throughput_per_second": 1e15}]""", TestContext.Current.CancellationToken);

        await tool.OutputAsync(place.Directory, 1, "benchmark", "--budget-file", "impossible.json", "--run-workspace", "W");

        string list = await tool.OutputAsync(place.Directory, 0, "runs", "list", "--status", "failed", "--workspace-dir", "W", "--format", "markdown");
        int bundle = list.IndexOf("worldforge runs bundle", StringComparison.Ordinal);
        int rerun = list.IndexOf("worldforge benchmark", StringComparison.Ordinal);
        Assert.InRange(bundle, 0, list.Length);
        Assert.True(rerun < 0 || bundle < rerun);
    }

    [Fact]
    public async Task Lets_an_explicit_flag_win_over_the_profile()
    {
        using CliRun place = new();
        Directory.CreateDirectory(place.PathOf("profiles"));
        File.Copy(Path.Combine(SourceFolder.Repository, "profiles", "local-mock.json"), place.PathOf("profiles/local-mock.json"));

        await tool.OutputAsync(place.Directory, 0, "benchmark", "--profile", "profiles/local-mock.json", "--iterations", "1", "--run-workspace", "W", "--format", "csv");

        string manifest = Assert.Single(Directory.GetFiles(place.PathOf("W/runs"), "run_manifest.json", SearchOption.AllDirectories));
        JsonObject run = (JsonObject)StrictJson.Parse(await File.ReadAllBytesAsync(manifest, TestContext.Current.CancellationToken));
        Assert.Equal("\"profile:profiles/local-mock.json\"", ((JsonObject)run["config_profile"])["source"].ToString());
    }

    [Fact]
    public async Task Leaves_a_cancelled_run_with_a_recovery_command_after_an_interrupt()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "an interrupt is sent with kill");
        using CliRun place = new();
        using Process process = tool.Start(
            place.Directory, "benchmark", "--operation", "embed", "--iterations", "100000000", "--run-workspace", "W");
        while (!Directory.Exists(place.PathOf("W/runs")) || Directory.GetFiles(place.PathOf("W/runs"), "run_manifest.json", SearchOption.AllDirectories).Length == 0)
        {
            Assert.False(process.HasExited);
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        using (Process interrupt = new() { StartInfo = new ProcessStartInfo("kill", ["-INT", $"{process.Id}"]) })
        {
            interrupt.Start();
            await interrupt.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(130, process.ExitCode);
        string rows = await tool.OutputAsync(place.Directory, 0, "runs", "list", "--workspace-dir", "W", "--format", "json");
        JsonObject run = (JsonObject)Assert.Single((JsonList)StrictJson.Parse(rows));
        Assert.Equal("\"cancelled\"", run["status"].ToString());
        Assert.Contains("runs bundle", run["recovery_command"].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Measures_the_noise_between_processes_of_its_own()
    {
        using CliRun place = new();

        string text = await tool.OutputAsync(
            place.Directory, 0, "benchmark", "aa", "--operation", "embed", "--iterations", "20", "--runs", "5", "--max-noise", "10");

        Assert.Contains("- Runs: 5", text, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(place.PathOf(".worldforge/benchmark-noise")));
    }
}
