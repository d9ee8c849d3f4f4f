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

/// <summary>
/// The reference worker's loaders of the official packages, over small stand-ins of those packages made of numpy: this proves the calls
/// that the worker makes, not the packages.
/// </summary>
public sealed class OfficialLoaderTests : IDisposable
{
    private const string Torch = """
        import numpy
        class Tensor(numpy.ndarray):
            def to(self, device): return self
            def detach(self): return self
            def cpu(self): return self
            def numpy(self): return numpy.asarray(self)
            def float(self): return self.astype("float32")
            def permute(self, *axes): return self.transpose(axes)
            def flatten(self, start=0): return self.reshape(self.shape[:start] + (-1,))
            def abs(self): return numpy.abs(self)
        def from_numpy(values): return values.view(Tensor)
        def tensor(values): return numpy.array(values).view(Tensor)
        class no_grad:
            def __enter__(self): return self
            def __exit__(self, *rest): return False
        class hub:
            @staticmethod
            def load(repo, name, pretrained, **rest):
                import jepa_stub
                return jepa_stub.Model(), jepa_stub.Preprocessor()
        """;

    private const string Jepa = """
        class Preprocessor:
            def normalize_actions(self, actions): return actions / 2
        class Model:
            def eval(self): pass
            def encode(self, frames, act): return frames[None]
            def unroll(self, state, act_suffix): return act_suffix
        """;

    private const string StableWorldModel = """
        class AutoCostModel:
            interpolate_pos_encoding = False
            def __init__(self, policy, cache_dir=None): self.policy, self.ready = policy, []
            def to(self, device): self.ready.append(device); return self
            def eval(self): self.ready.append("eval")
            def requires_grad_(self, on): self.ready.append(on)
            def get_cost(self, info, candidates):
                print("loading weights ...")
                assert self.ready == ["cpu", "eval", False] and self.interpolate_pos_encoding and self.policy == "pusht/lewm"
                assert sorted(info) == ["action", "goal", "pixels"]
                return candidates.sum(axis=(2, 3))
        """;

    private const string LeRobot = """
        class Policy:
            @classmethod
            def from_pretrained(cls, path, **rest): return cls()
            def to(self, device): return self
            def eval(self): pass
            def requires_grad_(self, on): pass
            def reset(self): self.steps = 0
            def select_action(self, observation):
                self.steps += 1
                return observation["observation.state"] * self.steps
        def get_policy_class(kind):
            assert kind == "act"
            return Policy
        """;

    private readonly TestWorkers _workers = new();

    public OfficialLoaderTests() => TestWorkers.RequirePython();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _workers.Dispose();

    [Fact]
    public async Task The_cost_model_is_made_ready_and_asked_as_the_official_one_is()
    {
        await using RuntimeBridge bridge = new(await PreparedAsync());
        await using LeWorldModelProvider provider = new(new LeWorldModelOptions { Policy = "pusht/lewm", Runtime = new BridgeCostModelRuntime(bridge), Environment = ProviderEnvironment.Empty });

        Assert.Equal("configured for policy pusht/lewm", (await provider.CheckHealthAsync(Token)).Details);
        ActionScoreResult result = await provider.ScoreActionsAsync(ProviderFixture.Read("leworldmodel_score_request").ScoreRequest(), Token);

        Assert.Equal((0, (JsonValue)LeWorldModelProvider.OfficialRuntimeApi), (result.BestIndex, result.Metadata["runtime_api"]));
        Assert.Equal([0.42, 0.82, 1.22], result.Scores.Select(static score => Math.Round(score, 4)));
    }

    [Fact]
    public async Task A_policy_is_loaded_by_its_type_and_answers_arrays()
    {
        await using RuntimeBridge bridge = new(await PreparedAsync());
        await using LeRobotProvider provider = new(new LeRobotOptions
        {
            PolicyPath = "demo/act",
            PolicyType = "act",
            Runtime = new BridgePolicyRuntime(bridge),
            Translator = ActionTranslator.ForPlan(new EmbodimentContract("arm"), static _ => [WorldAction.Noop()]),
            Environment = ProviderEnvironment.Empty,
        });
        JsonObject info = JsonObject.Create(("observation", JsonObject.Create(("observation.state", JsonList.OfArray(NdArray.Of([1f, 2f], 1, 2))))));

        await provider.SelectActionsAsync(info, Token);
        ActionPolicyResult second = await provider.SelectActionsAsync(info, Token);

        Assert.Equal(NdArray.Of([2f, 4f], 1, 2), ((JsonList)second.RawActions["actions"]).Array);
        ProviderException chunk = await Assert.ThrowsAsync<ProviderException>(() => provider.SelectActionsAsync(info.With("mode", "predict_chunk"), Token).AsTask());
        Assert.Equal(FaultCodes.ProviderCapability, chunk.Code);
    }

    [Fact]
    public async Task A_hub_model_is_compared_with_the_goals_last_frame()
    {
        await using RuntimeBridge bridge = new(await PreparedAsync());
        await using JepaProvider provider = new(new JepaOptions { ModelName = "jepa_wm_pusht", Runtime = new BridgeJepaRuntime(bridge, new TorchHubRequest("jepa_wm_pusht")), Environment = ProviderEnvironment.Empty });
        ActionCandidates candidates = ActionCandidates.FromPayload(StrictJson.Parse("[[[[0,0],[1,0]],[[0,0],[3,1]]]]"));
        JsonObject info = JsonObject.Create(("observation", StrictJson.Parse("[[0,0]]")), ("goal", StrictJson.Parse("[[9,9],[1,0]]")));

        ActionScoreResult squared = await provider.ScoreActionsAsync(new ScoreRequest(info, candidates), Token);
        ActionScoreResult halved = await provider.ScoreActionsAsync(new ScoreRequest(info.With("objective", "l1").With("actions_are_normalized", false), candidates), Token);

        // As the same comparison in the process: see the tests of the hub runtime.
        Assert.Equal([0, 2.5], squared.Scores);
        Assert.Equal([0.25, 0.5], halved.Scores);
        Assert.Equal((JsonValue)"torchhub", squared.Metadata["runtime"]);
    }

    private async Task<RuntimeBridgeOptions> PreparedAsync()
    {
        RuntimeBridgeOptions options = await _workers.ReferenceAsync();
        using Process probe = Process.Start(new ProcessStartInfo(options.FileName, ["-c", "import numpy"]) { RedirectStandardError = true })!;
        await probe.WaitForExitAsync(Token);
        Assert.SkipUnless(probe.ExitCode == 0, "The stand-ins need numpy for the system's Python, which is not there.");
        Write("torch.py", Torch);
        Write("jepa_stub.py", Jepa);
        Write("stable_worldmodel/__init__.py", "");
        Write("stable_worldmodel/policy.py", StableWorldModel);
        Write("lerobot/__init__.py", "");
        Write("lerobot/policies/__init__.py", "");
        Write("lerobot/policies/factory.py", LeRobot);
        return options;
    }

    private void Write(string name, string text)
    {
        string path = Path.Combine(_workers.Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
