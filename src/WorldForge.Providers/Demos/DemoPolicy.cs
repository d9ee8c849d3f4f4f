using WorldForge.Arrays;
using WorldForge.Providers.LeRobot;
using WorldForge.Providers.Runtimes;
using WorldForge.Serialization;

namespace WorldForge.Providers.Demos;

/// <summary>A policy without a model: always the demo's three plans, as an array of shape (3, 2, 3). Counts its calls.</summary>
internal sealed class DemoPolicy : ILoadedPolicy
{
    public bool PredictsChunks => false;

    /// <summary>How often a new episode began.</summary>
    public int Resets { get; private set; }

    /// <summary>How often an action was selected.</summary>
    public int Selections { get; private set; }

    /// <summary>How often it was made ready.</summary>
    public bool WasEvaluation { get; private set; }

    public ValueTask PrepareAsync(ModelPreparation preparation, CancellationToken cancellationToken)
    {
        WasEvaluation = preparation.Evaluation;
        return ValueTask.CompletedTask;
    }

    public ValueTask ResetAsync(CancellationToken cancellationToken)
    {
        Resets++;
        return ValueTask.CompletedTask;
    }

    public ValueTask<PolicyAnswer> SelectActionAsync(JsonObject observation, CancellationToken cancellationToken)
    {
        Selections++;
        double[] values = [.. DemoScene.Plans.SelectMany(static plan => plan.SelectMany(static x => new[] { x, DemoScene.Y, 0.0 }))];
        return new ValueTask<PolicyAnswer>(new PolicyAnswer(NdArray.Of(values, DemoScene.Plans.Length, DemoScene.Waypoints, 3)));
    }

    public ValueTask<PolicyAnswer> PredictChunkAsync(JsonObject observation, CancellationToken cancellationToken) => SelectActionAsync(observation, cancellationToken);
}
