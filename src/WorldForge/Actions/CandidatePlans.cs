using System.Collections.Immutable;
using System.Globalization;
using WorldForge.Serialization;
using WorldForge.States;

namespace WorldForge.Actions;

/// <summary>Ways to make candidate plans. Every error is a <see cref="WorldForgeException"/> that names the argument.</summary>
public static class CandidatePlans
{
    private const int MostGridPoints = 1_000_000;

    /// <summary>One action becomes one plan of one step.</summary>
    public static ImmutableArray<ImmutableArray<WorldAction>> Normalize(WorldAction action) => Normalize([action]);

    /// <summary>One plan becomes a list that holds it.</summary>
    public static ImmutableArray<ImmutableArray<WorldAction>> Normalize(IEnumerable<WorldAction> plan) =>
        [ActionPlans.Plan(plan, "action_candidates")];

    /// <summary>Several plans are checked and copied.</summary>
    public static ImmutableArray<ImmutableArray<WorldAction>> Normalize(IEnumerable<IEnumerable<WorldAction>> plans) =>
        ActionPlans.Plans(plans, "action_candidates");

    /// <summary>Renders plans as the JSON payload of a score call: a list of lists of action objects.</summary>
    public static JsonList ToScorePayload(IEnumerable<IEnumerable<WorldAction>> plans) => ActionPlans.ToJson(Normalize(plans));

    /// <summary>One <c>move_to</c> plan per offset from a base position, in the order of the offsets.</summary>
    /// <exception cref="WorldForgeException">There is no offset, or a number is not finite.</exception>
    public static ImmutableArray<ImmutableArray<WorldAction>> CartesianOffsets(
        Position origin,
        IEnumerable<Position> offsets,
        double speed = 1.0,
        string? objectId = null)
    {
        ArgumentNullException.ThrowIfNull(origin);
        ArgumentNullException.ThrowIfNull(offsets);
        WorldAction.CheckSpeed(speed);
        ImmutableArray<ImmutableArray<WorldAction>> plans =
        [
            .. offsets.Select(offset => Single(origin + offset, speed, objectId)),
        ];
        return plans.IsEmpty
            ? throw new WorldForgeException(FaultCodes.InputInvalid, "offsets must contain at least one offset.")
            : plans;
    }

    /// <summary>One <c>move_to</c> plan per offset around an object of the scene.</summary>
    /// <exception cref="WorldForgeException">The object is not in the scene, or there is no offset.</exception>
    public static ImmutableArray<ImmutableArray<WorldAction>> NearObject(
        IEnumerable<SceneObject> objects,
        string objectId,
        IEnumerable<Position> offsets,
        double speed = 1.0) =>
        CartesianOffsets(Find(objects, objectId).Pose.Position, offsets, speed, objectId);

    /// <summary>Two plans that swap two objects: the first moves first, then the other order.</summary>
    /// <exception cref="WorldForgeException">An object is not in the scene, or both ids are the same.</exception>
    public static ImmutableArray<ImmutableArray<WorldAction>> Swap(
        IReadOnlyCollection<SceneObject> objects,
        string firstId,
        string secondId,
        double speed = 1.0)
    {
        if (firstId == secondId)
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, $"A swap needs two distinct object ids, not '{firstId}' twice.");
        }

        SceneObject first = Find(objects, firstId);
        SceneObject second = Find(objects, secondId);
        WorldAction firstMove = Move(second.Pose.Position, speed, first.Id);
        WorldAction secondMove = Move(first.Pose.Position, speed, second.Id);
        return [[firstMove, secondMove], [secondMove, firstMove]];
    }

    /// <summary>One <c>move_to</c> plan per point of a grid; x varies slowest, z fastest. A count of 1 takes the midpoint.</summary>
    /// <exception cref="WorldForgeException">The speed is not above 0, or the grid has more than 1,000,000 points.</exception>
    public static ImmutableArray<ImmutableArray<WorldAction>> MoveGrid(
        GridAxis x,
        GridAxis y,
        GridAxis z,
        double speed = 1.0,
        string? objectId = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(z);
        if ((double)x.Count * y.Count * z.Count > MostGridPoints)
        {
            throw new WorldForgeException(
                FaultCodes.InputInvalid,
                string.Create(CultureInfo.InvariantCulture, $"count: the grid must have at most {MostGridPoints} points in all."));
        }

        return
        [
            .. x.Points.SelectMany(atX => y.Points.SelectMany(atY => z.Points.Select(atZ =>
                Single(new Position(atX, atY, atZ), speed, objectId)))),
        ];
    }

    private static ImmutableArray<WorldAction> Single(Position target, double speed, string? objectId) => [Move(target, speed, objectId)];

    private static WorldAction Move(Position target, double speed, string? objectId) =>
        WorldAction.MoveTo(target.X, target.Y, target.Z, speed, objectId);

    private static SceneObject Find(IEnumerable<SceneObject> objects, string objectId)
    {
        ArgumentNullException.ThrowIfNull(objects);
        return objects.FirstOrDefault(candidate => candidate.Id == objectId)
            ?? throw new WorldForgeException(
                FaultCodes.InputInvalid,
                string.Create(CultureInfo.InvariantCulture, $"object_id '{objectId}' is not in the scene."));
    }
}
