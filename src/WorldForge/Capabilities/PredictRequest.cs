using WorldForge.Actions;
using WorldForge.States;
using WorldForge.Validation;

namespace WorldForge.Capabilities;

/// <summary>One predict call: a state, an action and how many steps to roll it.</summary>
public sealed class PredictRequest
{
    /// <summary>Creates a checked request.</summary>
    /// <exception cref="WorldForgeException"><paramref name="steps"/> is below 1, or a part is missing.</exception>
    public PredictRequest(WorldState state, WorldAction action, int steps = 1)
    {
        State = state ?? throw new WorldForgeException(FaultCodes.InputInvalid, "world_state must not be null.");
        Action = action ?? throw new WorldForgeException(FaultCodes.InputInvalid, "action must not be null.");
        Steps = Check.PositiveInt(steps, "steps");
    }

    /// <summary>The state to start from; immutable.</summary>
    public WorldState State { get; }

    /// <summary>The action applied at every step.</summary>
    public WorldAction Action { get; }

    /// <summary>How many steps to roll, at least 1.</summary>
    public int Steps { get; }
}
