using WorldForge.Capabilities;
using WorldForge.Serialization;
using WorldForge.States;

namespace WorldForge.Evaluation;

/// <summary>How a scenario without an evaluator is judged: one predicted move of the cube, a little further for each scenario.</summary>
internal static class DefaultJudgement
{
    private const double Stride = 0.1;
    private const double LeastScore = 0.7;

    public static async ValueTask<EvaluationAnswer> EvaluateAsync(EvaluationContext context, CancellationToken cancellationToken)
    {
        var target = new Position(Stride * (context.Index + 1), CubeScene.Start.Y, 0);
        PredictionPayload prediction = await CubeScene.MoveAsync(context, target, 1, cancellationToken).ConfigureAwait(false);
        double score = Math.Clamp(CubeScene.Quality(prediction), 0, 1);
        return context.Outcome(
            score,
            score >= LeastScore,
            JsonObject.Create(("physics_score", prediction.PhysicsScore), ("confidence", prediction.Confidence)));
    }
}
