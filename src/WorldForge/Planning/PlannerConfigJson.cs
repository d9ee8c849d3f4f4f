using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Planning;

/// <summary>The wire form of a <see cref="PlannerConfig"/>.</summary>
internal static class PlannerConfigJson
{
    private const string BoundsKey = "action_parameter_bounds";
    private const string OrderKey = "action_parameter_order";
    private const string ExtensionsKey = "extensions";

    public static PlannerConfig Read(JsonValue value)
    {
        JsonFields fields = JsonFields.Of(value, string.Empty);
        return new PlannerConfig(
            fields.OptionalPositiveInt("horizon") ?? 1,
            fields.OptionalPositiveInt("num_samples") ?? 64,
            fields.OptionalPositiveInt("num_iterations") ?? 4,
            fields.OptionalPositiveInt("num_elites") ?? 8,
            fields.OptionalPositiveInt("execute_k") ?? 1,
            fields.OptionalFinite("init_std") ?? 1.0,
            fields.OptionalFinite("min_std") ?? 1e-3,
            fields.OptionalInteger("seed") ?? 0,
            fields.OptionalText("action_kind") ?? PlannerConfig.DefaultActionKind,
            fields.OptionalObject(BoundsKey) is { } bounds ? Ordered(fields, [.. bounds.Select(ReadBounds)]) : null,
            fields.OptionalFields(ExtensionsKey) is { } extensions ? PlannerExtensions.Read(extensions) : null);
    }

    public static JsonObject Write(PlannerConfig config)
    {
        var bounds = new JsonObject.Builder(config.ActionParameterBounds.Length);
        foreach (ActionParameterBounds item in config.ActionParameterBounds)
        {
            bounds.Add(item.Name, JsonList.Create([item.Lower, item.Upper]));
        }

        JsonObject wire = JsonObject.Create(
            ("horizon", config.Horizon),
            ("num_samples", config.NumSamples),
            ("num_iterations", config.NumIterations),
            ("num_elites", config.NumElites),
            ("execute_k", config.ExecuteK),
            ("init_std", config.InitStd),
            ("min_std", config.MinStd),
            ("seed", config.Seed),
            ("action_kind", config.ActionKind),
            (BoundsKey, bounds.Build()));
        if (!config.ActionParameterBounds.Select(static item => item.Name).SequenceEqual(SortedNames(config)))
        {
            // The order of sampling has to survive writers that sort the keys of an object.
            wire = wire.With(OrderKey, JsonList.OfTexts(config.ActionParameterBounds.Select(static item => item.Name)));
        }

        return config.Extensions == PlannerExtensions.None ? wire : wire.With(ExtensionsKey, config.Extensions.ToJson());
    }

    private static IEnumerable<string> SortedNames(PlannerConfig config) =>
        config.ActionParameterBounds.Select(static item => item.Name).Order(StringComparer.Ordinal);

    private static ActionParameterBounds[] Ordered(JsonFields fields, ActionParameterBounds[] bounds)
    {
        if (!fields.Has(OrderKey))
        {
            return bounds;
        }

        string[] order = [.. fields.OptionalTexts(OrderKey)];
        string[] names = [.. bounds.Select(static item => item.Name)];
        return order.Order(StringComparer.Ordinal).SequenceEqual(names.Order(StringComparer.Ordinal))
            ? [.. order.Select(name => bounds[Array.IndexOf(names, name)])]
            : throw fields.Invalid(OrderKey, "must hold each parameter of " + BoundsKey + " once");
    }

    private static ActionParameterBounds ReadBounds(KeyValuePair<string, JsonValue> member)
    {
        string field = BoundsKey + "." + member.Key;
        return member.Value is JsonList { Count: 2 } pair
            ? new ActionParameterBounds(member.Key, Check.Finite(pair[0], field + "[0]"), Check.Finite(pair[1], field + "[1]"))
            : throw Check.Invalid(field, "must be a list of two finite numbers");
    }
}
