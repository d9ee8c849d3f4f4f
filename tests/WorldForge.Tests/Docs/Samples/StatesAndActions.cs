#region usings
using System;
using System.Collections.Immutable;
using WorldForge;
using WorldForge.Actions;
using WorldForge.Serialization;
using WorldForge.States;
#endregion

namespace DocSamples;

/// <summary>World states and action candidates.</summary>
internal static class StatesAndActions
{
    public static Task Run(TextWriter Console)
    {
        #region Run
        WorldState state = WorldState.Create(StrictJson.Parse("""{"step": 3, "scene": {"objects": {}}, "note": "kept"}"""));
        Console.WriteLine($"step {state.Step}, note {state.Value["note"]}");

        ImmutableArray<ImmutableArray<WorldAction>> grid = CandidatePlans.MoveGrid(new(0, 1, 2), new(0.5, 0.5, 1), new(-1, 1, 3));
        ActionCandidates candidates = ActionCandidates.FromPlans([.. grid]);
        Console.WriteLine($"{candidates.Count} candidates, the first is {grid[0][0]}");

        try
        {
            WorldState.Create(StrictJson.Parse("""{"step": true}"""));
        }
        catch (WorldStateException error)
        {
            Console.WriteLine($"{error.Code}: {error.Message}");
        }
        #endregion
        return Task.CompletedTask;
    }
}
