using System.Diagnostics;
using WorldForge.Actions;
using WorldForge.Arrays;
using WorldForge.Capabilities;
using WorldForge.Embodiment;
using WorldForge.Providers.Bridge;
using WorldForge.Providers.Jepa;
using WorldForge.Providers.LeRobot;
using WorldForge.Providers.LeWorldModel;
using WorldForge.Serialization;

namespace WorldForge.Providers.Tests.Bridge;

/// <summary>The adapters over a real worker process and its built-in models.</summary>
public sealed class BridgeRuntimeTests : IDisposable
{
    private readonly TestWorkers _workers = new();

    public BridgeRuntimeTests() => TestWorkers.RequirePython();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _workers.Dispose();

    [Fact]
    public async Task A_cost_model_scores_in_the_worker_and_is_loaded_again_after_a_restart()
    {
        await using RuntimeBridge bridge = new(await _workers.ReferenceAsync());
        await using LeWorldModelProvider provider = new(new LeWorldModelOptions { Policy = "demo/lewm", Runtime = new BridgeCostModelRuntime(bridge, "distance"), Environment = ProviderEnvironment.Empty });
        ScoreRequest request = ProviderFixture.Read("leworldmodel_score_request").ScoreRequest();

        Assert.True((await provider.CheckHealthAsync(Token)).IsHealthy);
        ActionScoreResult first = await provider.ScoreActionsAsync(request, Token);
        using (Process worker = Process.GetProcessById(bridge.WorkerId!.Value))
        {
            worker.Kill();
            await worker.WaitForExitAsync(Token);
        }

        ActionScoreResult second = await RetriedAsync(() => provider.ScoreActionsAsync(request, Token));

        // The goal ends at (0.75, 0.75); candidate n ends at (0.1 n + 0.01, 0.1 n + 0.01).
        Assert.Equal(2, first.BestIndex);
        Assert.Equal(0.3872, first.BestScore, 4);
        Assert.Equal(first.Scores, second.Scores);
        Assert.Equal((2, (JsonValue)"worldforge.runtime-bridge/distance"), (bridge.Generation, first.Metadata["runtime_api"]));
        Assert.Equal(LeWorldModelProvider.OfficialRuntimeApi, new BridgeCostModelRuntime(bridge).RuntimeApi);
    }

    [Fact]
    public async Task A_model_that_cannot_be_loaded_is_named()
    {
        await using RuntimeBridge bridge = new(await _workers.ReferenceAsync());
        await using LeWorldModelProvider provider = new(new LeWorldModelOptions { Policy = "broken", Runtime = new BridgeCostModelRuntime(bridge, "distance"), Environment = ProviderEnvironment.Empty });

        ProviderException error = await Assert.ThrowsAsync<ProviderException>(() => provider.ScoreActionsAsync(ProviderFixture.Read("leworldmodel_score_request").ScoreRequest(), Token).AsTask());

        Assert.Contains("broken could not be loaded", error.Message, StringComparison.Ordinal);
        Assert.Contains("no_model: there is no such model", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_keeps_its_memory_in_the_worker()
    {
        await using RuntimeBridge bridge = new(await _workers.ReferenceAsync());
        await using LeRobotProvider provider = new(new LeRobotOptions
        {
            PolicyPath = "demo/echo",
            PolicyType = "act",
            Runtime = new BridgePolicyRuntime(bridge, "echo"),
            Translator = ActionTranslator.ForPlan(new EmbodimentContract("arm"), static _ => [WorldAction.Noop()]),
            Environment = ProviderEnvironment.Empty,
        });
        NdArray actions = NdArray.Of([1f, 2f], 1, 2);
        JsonObject info = JsonObject.Create(("observation", JsonObject.Create(("actions", JsonList.OfArray(actions)), ("task", "go"))));

        ActionPolicyResult first = await provider.SelectActionsAsync(info, Token);
        await provider.ResetAsync(Token);
        ActionPolicyResult second = await provider.SelectActionsAsync(info.With("mode", "predict_chunk"), Token);
        ActionPolicyResult plain = await provider.SelectActionsAsync(JsonObject.Create(("observation", JsonObject.Create(("state", StrictJson.Parse("[1,2]"))))), Token);

        Assert.Equal(actions, ((JsonList)first.RawActions["actions"]).Array);
        Assert.Equal("""{"device":"cpu","policy_type":"act","resets":1}""", CanonicalJson.ToText(first.Metadata["provider_info"]));
        Assert.Equal((JsonValue)2, second.Metadata.Object("provider_info")["resets"]);
        Assert.Equal("[[[1.0,2.0]]]", CanonicalJson.ToText(second.RawActions["actions"]));
        Assert.Equal("[1,2]", CanonicalJson.ToText(plain.RawActions["actions"]));
    }

    [Fact]
    public async Task A_jepa_model_scores_in_the_worker()
    {
        await using RuntimeBridge bridge = new(await _workers.ReferenceAsync());
        await using JepaProvider provider = new(new JepaOptions { ModelName = "jepa_wm_pusht", Runtime = new BridgeJepaRuntime(bridge, new TorchHubRequest("jepa_wm_pusht"), "distance"), Environment = ProviderEnvironment.Empty });

        ActionScoreResult result = await provider.ScoreActionsAsync(ProviderFixture.Read("jepa_wms_success").ScoreRequest(), Token);

        Assert.Equal((2, (JsonValue)"distance"), (result.BestIndex, result.Metadata["runtime"]));
    }

    [Fact]
    public async Task A_worker_without_torch_says_which_piece_is_missing()
    {
        // The isolated interpreter sees no package of the host, wherever the tests run.
        RuntimeBridgeOptions options = await _workers.ReferenceAsync();
        await using RuntimeBridge bridge = new(options with { Arguments = ["-I", "-S", "-u", "-B", .. options.Arguments.Skip(2)] });
        await using LeWorldModelProvider cost = new(new LeWorldModelOptions { Policy = "pusht/lewm", Runtime = new BridgeCostModelRuntime(bridge), Environment = ProviderEnvironment.Empty });
        await using LeRobotProvider policy = new(new LeRobotOptions { PolicyPath = "lerobot/act", Runtime = new BridgePolicyRuntime(bridge), Environment = ProviderEnvironment.Empty });
        await using JepaProvider jepa = new(new JepaOptions { ModelName = "jepa_wm_pusht", Runtime = new BridgeJepaRuntime(bridge, new TorchHubRequest("jepa_wm_pusht")), Environment = ProviderEnvironment.Empty });

        Assert.StartsWith("missing optional dependency torch;", (await cost.CheckHealthAsync(Token)).Details, StringComparison.Ordinal);
        Assert.StartsWith("missing optional dependency lerobot;", (await policy.CheckHealthAsync(Token)).Details, StringComparison.Ordinal);
        Assert.StartsWith("missing optional dependency torch;", (await jepa.CheckHealthAsync(Token)).Details, StringComparison.Ordinal);
    }

    private static async Task<T> RetriedAsync<T>(Func<ValueTask<T>> call)
    {
        try
        {
            return await call();
        }
        catch (ProviderException exception) when (exception.Message.Contains("ended", StringComparison.Ordinal))
        {
            return await call();
        }
    }
}
