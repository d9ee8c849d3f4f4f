using WorldForge.Actions;
using WorldForge.Capabilities;
using WorldForge.Serialization;
using WorldForge.States;

namespace WorldForge.Evaluation;

/// <summary>The scene of every predict scenario: one graspable cube, at step 0.</summary>
internal static class CubeScene
{
    public const string CubeId = "cube";
    private const double HalfExtent = 0.05;

    public static Position Start { get; } = new(0, 0.5, 0);

    public static WorldState State { get; } = WorldState.Seed(
        [new SceneObject(CubeId, "cube", new Pose(Start), BoundingBox.Around(Start, HalfExtent), isGraspable: true)]);

    public static ValueTask<PredictionPayload> MoveAsync(EvaluationContext context, Position target, int steps, CancellationToken cancellationToken) =>
        context.Forge.PredictAsync(
            new PredictRequest(State, WorldAction.MoveTo(target.X, target.Y, target.Z, objectId: CubeId), steps),
            context.Provider,
            cancellationToken: cancellationToken);

    /// <summary>Where a predicted state has the cube. A state without it is malformed, which is an error and never a low score.</summary>
    public static Position CubeOf(EvaluationContext context, PredictionPayload prediction)
    {
        const string Path = "scene.objects.cube";
        SceneFault fault = message => new WorldStateException(
            FaultCodes.StateMalformed,
            $"Provider '{context.Provider}' predicted a malformed state in scenario '{context.Scenario.Name}': {message}")
        {
            Provider = context.Provider,
            Operation = "predict",
        };
        JsonObject scene = SceneJson.Object(SceneJson.Required(prediction.State, "scene", "world_state", fault), "world_state.scene", fault, "scene");
        JsonObject objects = SceneJson.Object(SceneJson.Required(scene, "objects", "scene", fault), "scene.objects", fault, "map of objects");
        JsonObject cube = SceneJson.Object(SceneJson.Required(objects, CubeId, "scene.objects", fault), Path, fault, "scene object");
        if (cube.TryGetValue("pose", out JsonValue? posed))
        {
            JsonObject pose = SceneJson.Object(posed, Path + ".pose", fault, "pose");
            return SceneJson.Position(SceneJson.Required(pose, "position", Path + ".pose", fault), Path + ".pose.position", fault);
        }

        return SceneJson.Position(SceneJson.Required(cube, "position", Path, fault), Path + ".position", fault);
    }

    /// <summary>The mean of what the provider itself says of its prediction.</summary>
    public static double Quality(PredictionPayload prediction) => (prediction.PhysicsScore + prediction.Confidence) / 2;
}
