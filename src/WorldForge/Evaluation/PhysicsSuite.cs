using WorldForge.Capabilities;
using WorldForge.Serialization;
using WorldForge.States;

namespace WorldForge.Evaluation;

/// <summary>The built-in suite <c>physics</c>: does a predicted move repeat, and does it arrive?</summary>
internal static class PhysicsSuite
{
    public const string Id = "physics";

    private const double MostDrift = 1e-9;
    private const double LeastPhysicsScore = 0.7;
    private const double MostDriftPenalty = 0.25;
    private const double PushDistance = 0.35;
    private const double MostTargetError = 0.05;
    private const double LeastMove = 0.3;
    private const double MostMoveBonus = 0.2;
    private const double MostErrorPenalty = 0.3;

    public static EvaluationSuite Create() => new(
        Id,
        "Physics",
        [
            new EvaluationScenario(
                "object-stability",
                "Two equal predictions that hold a cube in place must end in the same place.",
                [Capability.Predict],
                StabilityAsync),
            new EvaluationScenario(
                "action-response",
                "A predicted push of a cube must move it, and move it to its target.",
                [Capability.Predict],
                ResponseAsync),
        ],
        EvaluationSuite.DefaultVersion,
        "Checks that a predictor answers one toy scene consistently. It is no measure of physical fidelity, of safety, or of a real robot.",
        "score: from 0 to 1, higher is better, no unit, one sample per provider and scenario; the provider's own physics score and confidence, "
        + "corrected for drift, movement and error. physics_score, confidence: from 0 to 1, higher is better. determinism_drift, moved_distance, "
        + "target_error: in the scene's length unit; less drift and error is better.");

    private static async ValueTask<EvaluationAnswer> StabilityAsync(EvaluationContext context, CancellationToken cancellationToken)
    {
        PredictionPayload first = await CubeScene.MoveAsync(context, CubeScene.Start, 1, cancellationToken).ConfigureAwait(false);
        PredictionPayload second = await CubeScene.MoveAsync(context, CubeScene.Start, 1, cancellationToken).ConfigureAwait(false);
        double drift = Distance(CubeScene.CubeOf(context, first), CubeScene.CubeOf(context, second));
        bool deterministic = drift <= MostDrift;
        return context.Outcome(
            Math.Clamp(CubeScene.Quality(first) - Math.Min(MostDriftPenalty, drift), 0, 1),
            deterministic && first.PhysicsScore >= LeastPhysicsScore,
            JsonObject.Create(
                ("physics_score", first.PhysicsScore),
                ("confidence", first.Confidence),
                ("determinism_drift", drift),
                ("deterministic", deterministic)));
    }

    private static async ValueTask<EvaluationAnswer> ResponseAsync(EvaluationContext context, CancellationToken cancellationToken)
    {
        Position target = CubeScene.Start + new Position(PushDistance, 0, 0);
        PredictionPayload prediction = await CubeScene.MoveAsync(context, target, 2, cancellationToken).ConfigureAwait(false);
        Position end = CubeScene.CubeOf(context, prediction);
        double moved = Distance(CubeScene.Start, end);
        double error = Distance(end, target);
        return context.Outcome(
            Math.Clamp(CubeScene.Quality(prediction) + Math.Min(MostMoveBonus, moved / 2) - Math.Min(MostErrorPenalty, error), 0, 1),
            error <= MostTargetError && moved >= LeastMove,
            JsonObject.Create(
                ("physics_score", prediction.PhysicsScore),
                ("confidence", prediction.Confidence),
                ("moved_distance", moved),
                ("target_error", error)));
    }

    // Places so far apart that their distance is beyond a double are simply very far apart.
    private static double Distance(Position left, Position right)
    {
        double distance = left.DistanceTo(right);
        return double.IsFinite(distance) ? distance : double.MaxValue;
    }
}
