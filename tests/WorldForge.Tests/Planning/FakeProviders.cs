using WorldForge.Actions;
using WorldForge.Capabilities;
using WorldForge.Planning;
using WorldForge.Serialization;

namespace WorldForge.Tests.Planning;

/// <summary>Planning over three fakes named arm, judge and world; each answer can be replaced.</summary>
internal sealed class FakeProviders : IPlanningProviders, IPolicy, IPredictor, ICostModel
{
    public string Name => "judge";

    public List<JsonObject> ScoreInfos { get; } = [];

    public Func<JsonObject, ActionPolicyResult> OnSelect { get; set; } = _ =>
        new ActionPolicyResult("arm", [Move(1)], actionCandidates: [[Move(1)], [Move(2), Move(3)], [Move(4)]]);

    public Func<ScoreRequest, ActionScoreResult> OnScore { get; set; } = request =>
        ActionScoreResult.FromScores("judge", request.Candidates.Plans.Select(plan => Math.Abs(FunctionCost.Values(plan)[0] - 2)));

    public Func<PredictRequest, PredictionPayload> OnPredict { get; set; } = request =>
        new PredictionPayload(JsonObject.Create(("step", request.State.Step + 1)), 0.9, 0.8, 1);

    public static WorldAction Move(double x) => new("push", JsonObject.Create(("x", x)));

    public IPolicy Policy(string name) => this;

    public ICostModel Score(string name) => this;

    public IPredictor Predict(string name) => this;

    public ValueTask<ActionPolicyResult> SelectActionsAsync(JsonObject info, CancellationToken cancellationToken) => ValueTask.FromResult(OnSelect(info));

    public ValueTask<PredictionPayload> PredictAsync(PredictRequest request, CancellationToken cancellationToken) => ValueTask.FromResult(OnPredict(request));

    public ValueTask<ActionScoreResult> ScoreActionsAsync(ScoreRequest request, CancellationToken cancellationToken)
    {
        ScoreInfos.Add(request.Info);
        return ValueTask.FromResult(OnScore(request));
    }
}
