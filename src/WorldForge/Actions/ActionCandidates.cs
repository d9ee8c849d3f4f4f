using System.Collections.Immutable;
using System.Globalization;
using WorldForge.Serialization;

namespace WorldForge.Actions;

/// <summary>What a score provider ranks: action plans, an opaque JSON payload, or a tensor. Never empty.</summary>
/// <remarks>Opaque payloads and tensors are for adapters that declare one; the others refuse them.</remarks>
public sealed class ActionCandidates
{
    private ActionCandidates(ImmutableArray<ImmutableArray<WorldAction>> plans, JsonValue? payload, CandidateTensor? tensor, int? count)
    {
        Plans = plans;
        Payload = payload;
        Tensor = tensor;
        Count = count;
    }

    /// <summary>The plans; empty when the candidates are a payload or a tensor.</summary>
    public ImmutableArray<ImmutableArray<WorldAction>> Plans { get; }

    /// <summary>The opaque JSON payload, or null.</summary>
    public JsonValue? Payload { get; }

    /// <summary>The tensor, or null.</summary>
    public CandidateTensor? Tensor { get; }

    /// <summary>How many candidates there are, or null when only the adapter can tell (an opaque payload).</summary>
    public int? Count { get; }

    /// <summary>Candidates made of actions.</summary>
    /// <exception cref="WorldForgeException">There is no candidate, or one is empty; the message names which.</exception>
    public static ActionCandidates FromPlans(IEnumerable<IEnumerable<WorldAction>> plans)
    {
        ImmutableArray<ImmutableArray<WorldAction>> checkedPlans = ActionPlans.Plans(plans, "action_candidates");
        return new ActionCandidates(checkedPlans, null, null, checkedPlans.Length);
    }

    /// <summary>An opaque payload for an adapter that declares one: a non-empty JSON list or object.</summary>
    /// <exception cref="WorldForgeException">The payload is null, scalar or empty.</exception>
    public static ActionCandidates FromPayload(JsonValue payload) => payload switch
    {
        JsonList list when list.Any(static item => item.IsNull) => throw new WorldForgeException(FaultCodes.InputInvalid, "action_candidates must not hold null."),
        JsonList { Count: > 0 } or JsonObject { Count: > 0 } => new ActionCandidates([], payload, null, null),
        JsonList or JsonObject => throw new WorldForgeException(FaultCodes.InputInvalid, "action_candidates must not be empty."),
        _ => throw new WorldForgeException(FaultCodes.InputInvalid, "action_candidates must be a JSON list or object."),
    };

    /// <summary>A tensor for an adapter that declares one.</summary>
    /// <exception cref="WorldForgeException">The tensor is null.</exception>
    public static ActionCandidates FromTensor(CandidateTensor tensor) =>
        tensor is null
            ? throw new WorldForgeException(FaultCodes.InputInvalid, "action_candidates must not be null.")
            : new ActionCandidates([], null, tensor, tensor.CandidateCount);

    /// <summary>
    /// Reads a JSON list. When every item is a list of action objects the result holds plans; when none is, the list
    /// is an opaque payload. A mixture is refused.
    /// </summary>
    /// <exception cref="WorldForgeException">Not a list, empty, an empty candidate, or actions mixed with other items.</exception>
    public static ActionCandidates FromJson(JsonValue value)
    {
        if (value is not JsonList list)
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, "action_candidates must be a list.");
        }

        if (list.Count == 0)
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, "action_candidates must contain at least one candidate.");
        }

        if (!list.Any(HoldsAction))
        {
            int empty = list.ToList().FindIndex(static item => item is JsonList { Count: 0 });
            return empty < 0
                ? FromPayload(list)
                : throw new WorldForgeException(FaultCodes.InputInvalid, ItemMessage(empty, "must contain at least one action"));
        }

        return FromPlans(list.Select(ReadPlan));
    }

    /// <summary>Renders plans as lists of action objects, or the payload itself.</summary>
    /// <exception cref="InvalidOperationException">The candidates are a tensor.</exception>
    public JsonValue ToJson() =>
        Tensor is null
            ? Payload ?? ActionPlans.ToJson(Plans)
            : throw new InvalidOperationException("A candidate tensor has no JSON form.");

    private static bool HoldsAction(JsonValue item) => item is JsonList plan && plan.Any(LooksLikeAction);

    private static bool LooksLikeAction(JsonValue item) => item is JsonObject wire && wire.ContainsKey("type");

    private static IEnumerable<WorldAction> ReadPlan(JsonValue item, int index)
    {
        if (item is not JsonList plan)
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, ItemMessage(index, "must be a list of actions, like the other candidates"));
        }

        if (!plan.All(LooksLikeAction))
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, ItemMessage(index, "mixes actions with other items"));
        }

        return plan.Select(WorldAction.FromJson);
    }

    private static string ItemMessage(int index, string problem) =>
        string.Create(CultureInfo.InvariantCulture, $"action_candidates[{index}] {problem}.");
}
