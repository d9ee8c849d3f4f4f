using System.Collections.Immutable;
using System.Globalization;
using WorldForge.Serialization;

namespace WorldForge.Actions;

/// <summary>Checks and rendering of action sequences.</summary>
internal static class ActionPlans
{
    public static ImmutableArray<WorldAction> Plan(IEnumerable<WorldAction>? actions, string field)
    {
        ImmutableArray<WorldAction> plan = actions is null
            ? throw new WorldForgeException(FaultCodes.InputInvalid, $"{field} must not be null.")
            : [.. actions];
        if (plan.IsEmpty)
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, $"{field} must contain at least one action.");
        }

        int missing = plan.IndexOf(null!);
        return missing < 0
            ? plan
            : throw new WorldForgeException(
                FaultCodes.InputInvalid,
                string.Create(CultureInfo.InvariantCulture, $"{field}[{missing}] must be an action, not null."));
    }

    public static ImmutableArray<ImmutableArray<WorldAction>> Plans(IEnumerable<IEnumerable<WorldAction>>? plans, string field)
    {
        if (plans is null)
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, $"{field} must not be null.");
        }

        ImmutableArray<ImmutableArray<WorldAction>> checkedPlans =
            [.. plans.Select((plan, index) => Plan(plan, string.Create(CultureInfo.InvariantCulture, $"{field}[{index}]")))];
        return checkedPlans.IsEmpty
            ? throw new WorldForgeException(FaultCodes.InputInvalid, $"{field} must contain at least one candidate.")
            : checkedPlans;
    }

    public static JsonList ToJson(ImmutableArray<WorldAction> plan) =>
        JsonList.Create(plan.Select(static action => (JsonValue)action.ToJson()));

    public static JsonList ToJson(ImmutableArray<ImmutableArray<WorldAction>> plans) =>
        JsonList.Create(plans.Select(static plan => (JsonValue)ToJson(plan)));
}
