using System.Globalization;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Embodiment;

/// <summary>What a host-owned action translator expects of a policy's raw actions.</summary>
public sealed class EmbodimentContract
{
    /// <summary>Creates a contract.</summary>
    /// <param name="embodimentTag">The embodiment, not blank.</param>
    /// <param name="actionDimension">Size of the last dimension, at least 1 when given.</param>
    /// <param name="actionHorizon">Size of the dimension before the last, at least 1 when given.</param>
    /// <param name="metadata">Host-defined JSON.</param>
    /// <exception cref="WorldForgeException">A rule is broken; the message names the field.</exception>
    public EmbodimentContract(string embodimentTag, int? actionDimension = null, int? actionHorizon = null, JsonObject? metadata = null)
    {
        EmbodimentTag = Check.Text(embodimentTag, "embodiment_tag");
        ActionDimension = actionDimension is { } dimension ? Check.PositiveInt(dimension, "action_dim") : null;
        ActionHorizon = actionHorizon is { } horizon ? Check.PositiveInt(horizon, "action_horizon") : null;
        Metadata = metadata ?? JsonObject.Empty;
    }

    /// <summary>The embodiment.</summary>
    public string EmbodimentTag { get; }

    /// <summary>Size of the last dimension, or null when any is fine.</summary>
    public int? ActionDimension { get; }

    /// <summary>Size of the dimension before the last, and the length of every plan; null when any is fine.</summary>
    public int? ActionHorizon { get; }

    /// <summary>Host-defined JSON.</summary>
    public JsonObject Metadata { get; }

    /// <summary>Checks that nested lists are rectangular, hold finite numbers only, and have the declared sizes.</summary>
    /// <param name="provider">The provider whose answer this is, for the error.</param>
    /// <param name="actions">The raw actions.</param>
    /// <param name="field">Where they come from, for the error.</param>
    /// <returns>The shape, outermost dimension first.</returns>
    /// <exception cref="ProviderException">The actions do not fit; the message names the place.</exception>
    public IReadOnlyList<int> CheckShape(string provider, JsonValue actions, string field = "actions")
    {
        ArgumentNullException.ThrowIfNull(actions);
        if (actions is not JsonList && ActionDimension is { } width)
        {
            throw Misfit(provider, field, "action_dim", width, "scalar");
        }

        List<int> shape = ActionShape.Of(provider, actions, field);
        if (ActionDimension is { } dimension && shape[^1] != dimension)
        {
            throw Misfit(provider, field, "action_dim", dimension, shape[^1]);
        }

        if (ActionHorizon is { } horizon && (shape.Count < 2 || shape[^2] != horizon))
        {
            throw Misfit(provider, field, "action_horizon", horizon, shape.Count < 2 ? "a single step" : shape[^2]);
        }

        return shape;
    }

    /// <summary>Renders the contract as results record it.</summary>
    /// <param name="rawActionShape">The shape of the raw actions that were checked, or null when none were.</param>
    public JsonObject Summarize(IReadOnlyList<int>? rawActionShape = null) => JsonObject.Create(
        ("embodiment_tag", EmbodimentTag),
        ("action_dim", ActionDimension),
        ("action_horizon", ActionHorizon),
        ("raw_action_shape", rawActionShape is null ? JsonValue.Null : JsonList.Create(rawActionShape.Select(static size => (JsonValue)size))),
        ("metadata", Metadata));

    private static ProviderException Misfit(string provider, string field, string rule, int expected, object found) =>
        ActionShape.Malformed(provider, string.Create(CultureInfo.InvariantCulture, $"{field}: expected {rule}={expected}, got {found}"));
}
