using System.Collections.Immutable;
using System.Globalization;
using WorldForge.Serialization;

namespace WorldForge.Providers.CosmosPolicy;

/// <summary>A checked answer of the server.</summary>
internal sealed class CosmosPolicyResponse
{
    private const string AllActionsKey = "all_actions";
    private const string ValueKey = "value_prediction";
    private const string AllValuesKey = "all_value_predictions";
    private const string ActionsByDepthKey = "all_actions_by_depth";
    private const string ValuesByDepthKey = "all_value_predictions_by_depth";

    private static readonly ImmutableArray<string> FutureKeys =
        ["future_image_predictions", "future_image_predictions_by_depth", "all_future_image_predictions", "all_future_image_predictions_by_depth"];

    private CosmosPolicyResponse(ActionMatrix actions, ImmutableArray<ActionMatrix>? allActions, JsonObject providerInfo)
    {
        Actions = actions;
        AllActions = allActions;
        ProviderInfo = providerInfo;
    }

    /// <summary>The chosen rows.</summary>
    public ActionMatrix Actions { get; }

    /// <summary>Every candidate, when the server gave them.</summary>
    public ImmutableArray<ActionMatrix>? AllActions { get; }

    /// <summary>What the server said beside the actions, bounded in size.</summary>
    public JsonObject ProviderInfo { get; }

    /// <summary>The rows as the translator gets them.</summary>
    public JsonObject RawActions => AllActions is { } all
        ? JsonObject.Create(("actions", Actions.ToJson()), (AllActionsKey, JsonList.Create(all.Select(static matrix => (JsonValue)matrix.ToJson()))))
        : JsonObject.Create(("actions", Actions.ToJson()));

    /// <summary>The sizes of the rows.</summary>
    public JsonObject Summary => JsonObject.Create(
        ("actions_shape", Actions.Shape),
        ("all_actions_shape", AllActions is { } all ? JsonList.Create([all.Length, all[0].Rows, all[0].Width]) : JsonValue.Null));

    /// <exception cref="WorldStateException">A rule is broken; the message names the field.</exception>
    public static CosmosPolicyResponse Read(JsonObject body, int? actionDim)
    {
        ActionMatrix actions = ActionMatrix.Read(body.TryGetValue("actions", out JsonValue? rows) ? rows : JsonValue.Null, actionDim, "actions");
        ImmutableArray<ActionMatrix>? all = Present(body, AllActionsKey) is { } listed ? Candidates(listed, actionDim) : null;
        JsonObject.Builder info = new()
        {
            { ValueKey, Present(body, ValueKey) is { } value ? CosmosPolicyFaults.Number(value, ValueKey) : JsonValue.Null },
            { AllValuesKey, body.TryGetValue(AllValuesKey, out JsonValue? values) ? Values(values, all?.Length ?? 1) : JsonValue.Null },
            { "future_prediction_summary", Future(body) },
        };
        if (Present(body, ActionsByDepthKey) is { } byDepth)
        {
            info.Add(ActionsByDepthKey + "_shape", ShapeSummary.OfList(byDepth));
        }

        if (Present(body, ValuesByDepthKey) is { } valuesByDepth)
        {
            info.Add(ValuesByDepthKey, Nested(valuesByDepth));
        }

        return new CosmosPolicyResponse(actions, all, info.Build());
    }

    /// <summary>Which candidate the chosen rows are.</summary>
    /// <exception cref="WorldStateException">None of them.</exception>
    public int SelectedCandidate()
    {
        if (AllActions is not { } all)
        {
            return 0;
        }

        for (int index = 0; index < all.Length; index++)
        {
            if (all[index].IsCloseTo(Actions))
            {
                return index;
            }
        }

        throw CosmosPolicyFaults.Response($"'actions' must match one entry in '{AllActionsKey}'");
    }

    private static ImmutableArray<ActionMatrix> Candidates(JsonValue value, int? actionDim) => value is JsonList { Count: > 0 } list
        ? [.. list.Select((item, index) => ActionMatrix.Read(item, actionDim, string.Create(CultureInfo.InvariantCulture, $"{AllActionsKey}[{index}]")))]
        : throw CosmosPolicyFaults.Response($"'{AllActionsKey}' must be a non-empty list of candidates");

    private static JsonList Values(JsonValue value, int expected)
    {
        JsonList list = Numbers(value, AllValuesKey);
        return list.Count == expected
            ? list
            : throw CosmosPolicyFaults.Response(string.Create(CultureInfo.InvariantCulture, $"'{AllValuesKey}' must have {expected} value(s), not {list.Count}"));
    }

    private static JsonList Nested(JsonValue value) => value is JsonList list
        ? JsonList.Create(list.Select(static (item, index) => (JsonValue)Numbers(item, string.Create(CultureInfo.InvariantCulture, $"{ValuesByDepthKey}[{index}]"))))
        : throw CosmosPolicyFaults.Response($"'{ValuesByDepthKey}' must be a list of lists of finite numbers");

    private static JsonList Numbers(JsonValue value, string place) => value is JsonList list
        ? JsonList.Create(list.Select((item, index) => (JsonValue)CosmosPolicyFaults.Number(item, string.Create(CultureInfo.InvariantCulture, $"{place}[{index}]"))))
        : throw CosmosPolicyFaults.Response($"'{place}' must be a list of finite numbers");

    private static JsonObject Future(JsonObject body)
    {
        JsonObject.Builder summary = new();
        foreach (string key in FutureKeys)
        {
            if (body.TryGetValue(key, out JsonValue? value))
            {
                summary.Add(key, ShapeSummary.Of(value));
            }
        }

        return summary.Build();
    }

    private static JsonValue? Present(JsonObject body, string key) => body.TryGetValue(key, out JsonValue? value) && !value.IsNull ? value : null;
}
