using WorldForge.Actions;
using WorldForge.Capabilities;
using WorldForge.Serialization;
using WorldForge.States;

namespace WorldForge.Contracts;

/// <summary>The inputs of a contract run: the caller's where there are any, otherwise generic ones.</summary>
internal sealed class ContractSamples(ProviderContractRequest request)
{
    private const int Steps = 2;

    public const string Text = "contract vector";

    public static PredictRequest Predict { get; } = new(
        WorldState.Seed([new SceneObject("cube", "cube", new Pose(new Position(0, 0.5, 0)), isGraspable: true)]),
        WorldAction.MoveTo(0.25, 0.5, 0, objectId: "cube"),
        Steps);

    private static readonly JsonObject _scoreInfo = JsonObject.Create(
        ("goal", JsonObject.Create(("target", JsonList.Create([0.25, 0.5, 0.0])))));

    private static readonly ActionCandidates _scoreCandidates = ActionCandidates.FromPlans(
    [
        [WorldAction.MoveTo(0.25, 0.5, 0)],
        [WorldAction.MoveTo(0, 0.5, 0.25)],
        [WorldAction.MoveTo(1, 0.5, 0)],
    ]);

    private static readonly JsonObject _policyInfo = JsonObject.Create(
        ("observation", JsonObject.Create(
            ("video", JsonObject.Create(("front", Nested(JsonList.Create([0, 0, 0]), 4)))),
            ("state", JsonObject.Create(("eef", Nested(JsonList.Create([0.0, 0.5, 0.0]), 2)))),
            ("language", JsonObject.Create(("task", Nested(JsonList.OfTexts(["move the object"]), 1)))))),
        ("action_horizon", 1));

    public ScoreRequest Score { get; } = new(
        request.ScoreInfo ?? _scoreInfo,
        request.ScoreCandidates is { } candidates ? ActionCandidates.FromJson(candidates) : _scoreCandidates);

    public JsonObject Policy { get; } = request.PolicyInfo ?? _policyInfo;

    /// <summary>Whether a refusal may be the sample's fault: the input of these capabilities is defined by the provider.</summary>
    public bool IsGuess(Capability capability) => capability switch
    {
        Capability.Score => request.ScoreInfo is null || request.ScoreCandidates is null,
        Capability.Policy or Capability.Plan => request.PolicyInfo is null,
        _ => false,
    };

    private static JsonList Nested(JsonList inner, int levels) => levels == 0 ? inner : Nested(JsonList.Create([inner]), levels - 1);
}
