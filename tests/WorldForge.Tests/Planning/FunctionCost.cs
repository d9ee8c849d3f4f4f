using WorldForge.Actions;
using WorldForge.Capabilities;
using WorldForge.Planning;
using WorldForge.Serialization;

namespace WorldForge.Tests.Planning;

/// <summary>Scores each plan by a function of its parameter values, [step, parameter] row-major.</summary>
internal sealed class FunctionCost(Func<double[], double> score, bool lowerIsBetter = true) : ICostModel
{
    public string Name => "function";

    public List<ScoreRequest> Requests { get; } = [];

    public ValueTask<ActionScoreResult> ScoreActionsAsync(ScoreRequest request, CancellationToken cancellationToken)
    {
        Requests.Add(request);
        return ValueTask.FromResult(ActionScoreResult.FromScores(Name, request.Candidates.Plans.Select(plan => score(Values(plan))), lowerIsBetter));
    }

    public static double[] Values(IEnumerable<WorldAction> plan) =>
        [.. plan.SelectMany(action => action.Parameters.Select(member => ((JsonFloat)member.Value).Value))];

    public static Task<MpcStepResult> StepAsync(LatentMpcController controller) =>
        controller.PlanStepAsync(JsonObject.Empty, JsonObject.Empty, TestContext.Current.CancellationToken);
}
