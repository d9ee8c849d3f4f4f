using WorldForge.Providers.Demos;
using WorldForge.Serialization;
using WorldForge.States;
using WorldForge.Testing;

namespace WorldForge.Providers.Tests.Demos;

public sealed class DemoTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private DemoOptions Options => new() { StateDirectory = Path.Combine(_folder.FullName, "states"), StateDirectoryDisplay = "states", TimeProvider = new ManualTimeProvider() };

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task LeWorldModel_scores_three_plans_and_carries_out_the_cheapest()
    {
        JsonObject report = await LeWorldModelDemo.RunAsync(Options, Cancellation);

        Assert.Equal(StrictJson.Parse("[0.2175,0.0275,0.4475]"), report["candidate_costs"]);
        Assert.Equal((JsonValue)1, report["selected_candidate_index"]);
        Assert.Equal(StrictJson.Parse("""{"x":0.55,"y":0.5,"z":0.0}"""), report["final_cube_position"]);
        Assert.Equal(StrictJson.Parse("""["leworldmodel","mock"]"""), report["providers"]);
        Assert.Equal(StrictJson.Parse("""["success"]"""), report["event_phases"]);
        Assert.Equal((JsonValue)true, report["runtime_eval_called"]);
        Assert.Equal((JsonValue)true, report["runtime_grad_disabled"]);
        Assert.Equal("worldforge.demo.distance_cost", ((JsonText)report["runtime_api"]).Value);
    }

    [Fact]
    public async Task LeRobot_proposes_and_a_distance_picks()
    {
        JsonObject report = await LeRobotDemo.RunAsync(Options, Cancellation);

        Assert.Equal(StrictJson.Parse("[0.2,0.0,0.4]"), report["candidate_costs"]);
        Assert.Equal((JsonValue)1, report["selected_candidate_index"]);
        Assert.Equal(StrictJson.Parse("""{"x":0.55,"y":0.5,"z":0.0}"""), report["final_cube_position"]);
        Assert.Equal(StrictJson.Parse("""["demo-distance-score","lerobot","mock"]"""), report["providers"]);
        Assert.Equal((JsonValue)3, report["policy_candidate_count"]);
        Assert.Equal(((JsonValue)1, (JsonValue)1), (report["policy_reset_count"], report["policy_select_count"]));
        var metadata = (JsonObject)((JsonObject)report["plan"])["metadata"];
        Assert.Equal("policy+score", ((JsonText)metadata["planning_mode"]).Value);
    }

    [Fact]
    public async Task The_last_state_is_kept_as_plain_JSON()
    {
        await LeWorldModelDemo.RunAsync(Options, Cancellation);

        byte[] bytes = await File.ReadAllBytesAsync(Path.Combine(_folder.FullName, "states", "leworldmodel-demo.json"), Cancellation);
        Assert.Equal(2, WorldState.FromUntrusted(StrictJson.Parse(bytes)).Step);
    }

    [Fact]
    public async Task A_second_run_gives_the_same_report()
    {
        string first = CanonicalJson.ToText(await LeRobotDemo.RunAsync(Options, Cancellation));

        Assert.Equal(first, CanonicalJson.ToText(await LeRobotDemo.RunAsync(Options, Cancellation)));
    }
}
