using System.Collections.Immutable;
using WorldForge.Actions;
using WorldForge.Serialization;
using WorldForge.States;

namespace WorldForge.Planning;

/// <summary>What to plan and with what. Each mode needs some of the parts and refuses the parts of other modes.</summary>
public sealed record PlanRequest
{
    /// <summary>What the plan is for; not blank.</summary>
    public required string Goal { get; init; }

    /// <summary>Where the actions come from and what ranks them.</summary>
    public required PlanningMode Mode { get; init; }

    /// <summary>The goal in a form for programs.</summary>
    public JsonObject? GoalSpec { get; init; }

    /// <summary>The name of the planner in the plan.</summary>
    /// <value><c>worldforge.</c> and the mode by default.</value>
    public string? Planner { get; init; }

    /// <summary>Who shall execute the plan; recorded, not called.</summary>
    public string? ExecutionProvider { get; init; }

    /// <summary>Who proposes; needed by policy and policy+score.</summary>
    public string? PolicyProvider { get; init; }

    /// <summary>What the policy is asked; needed by policy and policy+score.</summary>
    public JsonObject? PolicyInfo { get; init; }

    /// <summary>Who ranks; needed by score, policy+score and latent-mpc.</summary>
    public string? ScoreProvider { get; init; }

    /// <summary>What the cost model should know; for score and policy+score, empty by default.</summary>
    public JsonObject? ScoreInfo { get; init; }

    /// <summary>The plans to choose from; needed by score.</summary>
    public ActionCandidates? Candidates { get; init; }

    /// <summary>The same plans as the cost model takes them, in the same order; for score and policy+score.</summary>
    public ActionCandidates? EncodedCandidates { get; init; }

    /// <summary>Who predicts; needed by predict.</summary>
    public string? PredictProvider { get; init; }

    /// <summary>The state to start from; needed by predict.</summary>
    public WorldState? State { get; init; }

    /// <summary>The actions to roll forward, one step each; needed by predict.</summary>
    public ImmutableArray<WorldAction> Actions { get; init; } = [];

    /// <summary>How to search; needed by latent-mpc.</summary>
    public PlannerConfig? Config { get; init; }

    /// <summary>How sampled plans reach the cost model; for latent-mpc.</summary>
    public ICandidateEncoder? Encoder { get; init; }

    /// <summary>What was observed; needed by latent-mpc.</summary>
    public JsonObject? ObservationInfo { get; init; }

    /// <summary>What is wanted, for the cost model; needed by latent-mpc.</summary>
    public JsonObject? GoalInfo { get; init; }

    /// <summary>How many actions the host allows; for latent-mpc, whose <see cref="PlannerConfig.ExecuteK"/> must not be above it.</summary>
    public int? MaxSteps { get; init; }
}
