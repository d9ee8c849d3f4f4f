using System.Collections.Immutable;
using WorldForge.Actions;
using WorldForge.Arrays;
using WorldForge.Serialization;
using WorldForge.States;

namespace WorldForge.Providers.Demos;

/// <summary>The scene that the demos share: a blue cube, a goal to its right, and three plans of two waypoints on the way.</summary>
internal static class DemoScene
{
    public const string CubeId = "blue_cube";
    public const double Y = 0.5;
    public const double Tolerance = 0.05;
    public const double GoalX = 0.55;
    public const int Waypoints = 2;

    private const double HalfExtent = 0.05;

    /// <summary>The x coordinates of the waypoints, one row for each plan.</summary>
    public static ImmutableArray<ImmutableArray<double>> Plans { get; } = [[0.20, 0.35], [0.30, 0.55], [0.70, 0.95]];

    /// <summary>The goal as reports state it.</summary>
    public static JsonObject Goal => JsonObject.Create(("object_id", CubeId), ("target", Target), ("tolerance", Tolerance));

    /// <summary>Where the cube is to go.</summary>
    public static JsonObject Target => JsonObject.Create(("x", GoalX), ("y", Y), ("z", 0.0));

    /// <summary>The state before anything moved.</summary>
    public static WorldState Start() => WorldState.Seed([new SceneObject(
        CubeId, CubeId, new Pose(new Position(0, Y, 0)), BoundingBox.Around(new Position(0, Y, 0), HalfExtent), isGraspable: true)]);

    /// <summary>The plans as actions.</summary>
    public static ActionCandidates Candidates() => ActionCandidates.FromPlans(Plans.Select(static plan => plan.Select(Move)));

    /// <summary>The plans as the waypoints that a model takes: shape (1, plans, waypoints, 3).</summary>
    public static NdArray Tensor() => NdArray.Of(
        Plans.SelectMany(static plan => plan.SelectMany(static x => new[] { x, Y, 0.0 })).ToArray(), 1, Plans.Length, Waypoints, 3);

    /// <summary>One move of the cube.</summary>
    public static WorldAction Move(double x) => WorldAction.MoveTo(x, Y, 0.0, objectId: CubeId);

    /// <summary>The distance of a place to the goal.</summary>
    public static double Distance(double x, double y, double z) => Math.Sqrt(((x - GoalX) * (x - GoalX)) + ((y - Y) * (y - Y)) + (z * z));
}
