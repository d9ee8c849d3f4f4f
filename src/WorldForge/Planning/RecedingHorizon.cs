using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using WorldForge.Actions;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Planning;

/// <summary>Closed-loop use of a controller: plan, execute the first actions, observe, plan again.</summary>
public static class RecedingHorizon
{
    /// <summary>Plans and executes until the host says that it is done, or the steps are used up.</summary>
    /// <param name="controller">Plans each step.</param>
    /// <param name="observation">What the host observed at the start.</param>
    /// <param name="goal">What the host wants.</param>
    /// <param name="executeAndObserve">Executes the actions and returns the next observation, or null when the host is done.</param>
    /// <param name="maxSteps">How many planning steps there may be; at least 1.</param>
    /// <param name="cancellationToken">Cancels planning and is handed to the host's delegate.</param>
    /// <returns>Each planning step, after its actions were executed.</returns>
    /// <exception cref="WorldForgeException">An input is missing or out of range.</exception>
    /// <exception cref="ProviderException">As in <see cref="LatentMpcController.PlanStepAsync"/>.</exception>
    public static IAsyncEnumerable<MpcStepResult> ReplanAsync(
        this LatentMpcController controller,
        JsonObject observation,
        JsonObject goal,
        Func<ImmutableArray<WorldAction>, CancellationToken, ValueTask<JsonObject?>> executeAndObserve,
        int maxSteps,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(controller);
        ArgumentNullException.ThrowIfNull(executeAndObserve);
        Check.Object(observation, "observation_info");
        Check.Object(goal, "goal_info");
        return RunAsync(controller, observation, goal, executeAndObserve, Check.PositiveInt(maxSteps, "max_steps"), cancellationToken);
    }

    private static async IAsyncEnumerable<MpcStepResult> RunAsync(
        LatentMpcController controller,
        JsonObject observation,
        JsonObject goal,
        Func<ImmutableArray<WorldAction>, CancellationToken, ValueTask<JsonObject?>> executeAndObserve,
        int maxSteps,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        JsonObject? current = observation;
        for (int step = 0; step < maxSteps && current is not null; step++)
        {
            MpcStepResult result = await controller.PlanStepAsync(current, goal, cancellationToken).ConfigureAwait(false);
            current = await executeAndObserve(result.Actions, cancellationToken).ConfigureAwait(false);
            yield return result;
        }
    }
}
