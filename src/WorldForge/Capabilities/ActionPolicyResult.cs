using System.Collections.Immutable;
using WorldForge.Actions;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Capabilities;

/// <summary>What a policy or a planner answers: one chosen action chunk, and the alternatives it considered.</summary>
public sealed class ActionPolicyResult
{
    /// <summary>Creates a result.</summary>
    /// <param name="provider">The provider that answered.</param>
    /// <param name="actions">The chosen chunk in time order; not empty.</param>
    /// <param name="rawActions">The provider's own answer, already made JSON.</param>
    /// <param name="actionHorizon">How many steps the chunk covers, at least 1 when given.</param>
    /// <param name="embodimentTag">The embodiment the actions are for; not blank when given.</param>
    /// <param name="metadata">Provider-defined JSON.</param>
    /// <param name="actionCandidates">Alternatives, none empty; by default the chosen chunk alone.</param>
    /// <exception cref="WorldForgeException">A rule is broken; the message names the field.</exception>
    public ActionPolicyResult(
        string provider,
        IEnumerable<WorldAction> actions,
        JsonObject? rawActions = null,
        int? actionHorizon = null,
        string? embodimentTag = null,
        JsonObject? metadata = null,
        IEnumerable<IEnumerable<WorldAction>>? actionCandidates = null)
    {
        Provider = Check.Text(provider, "provider");
        Actions = ActionPlans.Plan(actions, "actions");
        RawActions = rawActions ?? JsonObject.Empty;
        ActionHorizon = actionHorizon is { } horizon ? Check.PositiveInt(horizon, "action_horizon") : null;
        EmbodimentTag = Check.OptionalText(embodimentTag, "embodiment_tag");
        Metadata = metadata ?? JsonObject.Empty;
        ActionCandidates = actionCandidates is null ? [Actions] : ActionPlans.Plans(actionCandidates, "action_candidates");
    }

    /// <summary>The provider that answered.</summary>
    public string Provider { get; }

    /// <summary>The chosen chunk in time order, never empty.</summary>
    public ImmutableArray<WorldAction> Actions { get; }

    /// <summary>The provider's own answer as JSON.</summary>
    public JsonObject RawActions { get; }

    /// <summary>How many steps the chunk covers, or null when the provider does not say.</summary>
    public int? ActionHorizon { get; }

    /// <summary>The embodiment the actions are for, or null.</summary>
    public string? EmbodimentTag { get; }

    /// <summary>Provider-defined JSON.</summary>
    public JsonObject Metadata { get; }

    /// <summary>The alternatives, never empty; by default the chosen chunk alone.</summary>
    public ImmutableArray<ImmutableArray<WorldAction>> ActionCandidates { get; }

    /// <summary>Renders the wire form.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("action_candidates", ActionPlans.ToJson(ActionCandidates)),
        ("action_horizon", ActionHorizon),
        ("actions", ActionPlans.ToJson(Actions)),
        ("embodiment_tag", EmbodimentTag),
        ("metadata", Metadata),
        ("provider", Provider),
        ("raw_actions", RawActions));
}
