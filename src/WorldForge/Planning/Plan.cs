using System.Collections.Immutable;
using WorldForge.Actions;
using WorldForge.Serialization;
using WorldForge.States;
using WorldForge.Traces;
using WorldForge.Validation;

namespace WorldForge.Planning;

/// <summary>A plan: the actions to execute, what is known about them, and the trace of how they were found. Immutable.</summary>
public sealed class Plan
{
    /// <summary>The metadata key under which each plan carries its trace.</summary>
    public const string TraceKey = "workflow_trace";

    /// <summary>Creates a checked plan.</summary>
    /// <param name="goal">What the plan is for; not blank.</param>
    /// <param name="planner">What made it; not blank.</param>
    /// <param name="provider">Who shall execute it, or else who proposed it; not blank.</param>
    /// <param name="actions">The actions in time order; not empty.</param>
    /// <param name="successProbability">A heuristic in [0, 1]; the metadata names its rule.</param>
    /// <param name="trace">How the plan was found; stored under <see cref="TraceKey"/>.</param>
    /// <param name="goalSpec">The goal in a form for programs.</param>
    /// <param name="predictedStates">The states that were predicted on the way, in time order.</param>
    /// <param name="metadata">Facts about the plan.</param>
    /// <exception cref="WorldForgeException">A rule is broken; the message names the field.</exception>
    public Plan(
        string goal,
        string planner,
        string provider,
        IEnumerable<WorldAction> actions,
        double successProbability,
        WorkflowTrace trace,
        JsonObject? goalSpec = null,
        IEnumerable<WorldState>? predictedStates = null,
        JsonObject? metadata = null)
    {
        Goal = Check.Text(goal, "goal");
        Planner = Check.Text(planner, "planner");
        Provider = Check.Text(provider, "provider");
        Actions = ActionPlans.Plan(actions, "actions");
        SuccessProbability = Check.Probability(successProbability, "success_probability");
        Trace = trace ?? throw Check.Invalid(TraceKey, "must not be null");
        GoalSpec = goalSpec;
        PredictedStates = predictedStates is null ? [] : [.. predictedStates];
        Metadata = (metadata ?? JsonObject.Empty).With(TraceKey, trace.ToJson());
    }

    /// <summary>What the plan is for.</summary>
    public string Goal { get; }

    /// <summary>The goal in a form for programs, or null.</summary>
    public JsonObject? GoalSpec { get; }

    /// <summary>What made the plan.</summary>
    public string Planner { get; }

    /// <summary>Who shall execute the plan, or else who proposed it.</summary>
    public string Provider { get; }

    /// <summary>The actions in time order, never empty.</summary>
    public ImmutableArray<WorldAction> Actions { get; }

    /// <summary>A heuristic in [0, 1], never a calibrated probability; <c>success_probability_source</c> in the metadata names the rule.</summary>
    public double SuccessProbability { get; }

    /// <summary>The states that were predicted on the way, in time order; empty when nothing was predicted.</summary>
    public ImmutableArray<WorldState> PredictedStates { get; }

    /// <summary>How the plan was found.</summary>
    public WorkflowTrace Trace { get; }

    /// <summary>Facts about the plan; <c>workflow_trace</c> holds the trace.</summary>
    public JsonObject Metadata { get; }

    /// <summary>Reads the wire form and checks everything again, the trace included.</summary>
    /// <exception cref="WorldForgeException">A rule is broken; the message names the field.</exception>
    /// <exception cref="WorldStateException">A predicted state is malformed.</exception>
    public static Plan FromJson(JsonValue value)
    {
        JsonFields fields = JsonFields.Of(value, string.Empty);
        JsonObject metadata = fields.RequiredObject("metadata");
        JsonList actions = fields.RequiredList("actions");
        if (fields.RequiredPositiveInt("action_count") != actions.Count)
        {
            throw fields.Invalid("action_count", $"must be the number of actions, {actions.Count}");
        }

        return new Plan(
            fields.RequiredText("goal"),
            fields.RequiredText("planner"),
            fields.RequiredText("provider"),
            actions.Select(WorldAction.FromJson),
            fields.RequiredProbability("success_probability"),
            WorkflowTrace.FromJson(Check.Object(metadata.TryGetValue(TraceKey, out JsonValue? trace) ? trace : null, "metadata." + TraceKey)),
            fields.OptionalObject("goal_spec"),
            fields.RequiredList("predicted_states").Select(static state => WorldState.FromUntrusted(state)),
            metadata);
    }

    /// <summary>Renders the wire form.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("goal", Goal),
        ("goal_spec", (JsonValue?)GoalSpec ?? JsonValue.Null),
        ("planner", Planner),
        ("provider", Provider),
        ("actions", ActionPlans.ToJson(Actions)),
        ("action_count", Actions.Length),
        ("success_probability", SuccessProbability),
        ("predicted_states", JsonList.Create(PredictedStates.Select(static state => (JsonValue)state.Value))),
        ("metadata", Metadata));
}
