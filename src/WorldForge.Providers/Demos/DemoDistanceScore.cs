using WorldForge.Actions;
using WorldForge.Capabilities;
using WorldForge.Serialization;

namespace WorldForge.Providers.Demos;

/// <summary>Ranks plans by the distance of their last waypoint to the goal.</summary>
internal sealed class DemoDistanceScore() : WorldModelProvider(CreateProfile(), ProviderEnvironment.Empty)
{
    public const string ProviderName = "demo-distance-score";
    private const int Decimals = 4;

    /// <summary>The costs of the latest call.</summary>
    public IReadOnlyList<double> Costs { get; private set; } = [];

    public override ValueTask<ActionScoreResult> ScoreActionsAsync(ScoreRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        double[] costs = [.. request.Candidates.Plans.Select(static plan => Cost(plan[^1]))];
        Costs = costs;
        return new ValueTask<ActionScoreResult>(ActionScoreResult.FromScores(ProviderName, costs));
    }

    private static double Cost(WorldAction last)
    {
        var target = (JsonObject)last.Parameters["target"];
        return Math.Round(DemoScene.Distance(Number(target, "x"), Number(target, "y"), Number(target, "z")), Decimals, MidpointRounding.AwayFromZero);
    }

    private static double Number(JsonObject target, string axis) => Validation.Check.Finite(target[axis], axis);

    private static ProviderProfile CreateProfile() => new(
        ProviderName,
        ProviderCapabilities.Of(Capability.Score),
        new ProviderProfileSpec { Description = "Distance of the last waypoint to the demo's goal.", Deterministic = true, IsLocal = true });
}
